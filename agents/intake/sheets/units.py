"""Units that a caption gives for its number: `wait, max (s): 90`, `CAD per month: 4,200`, `kB per picture: 180`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.sheets.edits import Edit
from agents.intake.text import Document
from agents.intake.words import alternation, load

_NUMERIC = re.compile(
    r"[~<>]?[ ]?(?:about |approx\.? |ca\.? |max\.? |up to )?(?P<number>\d(?:[\d., '_]*\d)?"
    r"(?:[ ]?(?:k|m|mn|mio|million|millions|thousand|lakhs?|crores?|bn)(?!\w))?)"
    r"(?:[ ]?(?:-|to|–)[ ]?\d(?:[\d., '_]*\d)?(?:[ ]?k(?!\w))?)?",
    re.I,
)
# A caption with its number: up to the end of the value, or a remark on it.
_CAPTIONED = re.compile(
    r"(?:^|(?<=[;\n]))[ ]*(?:[-*•·+>][ ]*|\(?\d{1,2}[.)][ ]+|\d{1,2}(?:\.\d{1,2})*\.?[ ]+)?"
    r"(?P<caption>[^\W\d_$€£][^\n:|=;?]{0,58}?|[$€£][^\n:|=;?\d]{1,58}?)\"?[ ]?[:=][ ]+"
    r"(?P<value>\S[^\n]{0,200})",
    re.M,
)
_ENDS = re.compile(
    r"[ ]*(?:$|[(\[,;/]|[ ]{2,}|(?:or|not|at most|max|fixed|hard|firm|ceiling|cap|limit|strict|about|approx)\b)", re.I
)
_PER_SECOND = re.compile(r"[ ]?[(\[]1 ?/ ?s(?:ec)?[)\]]")


def is_number(cell: str) -> bool:
    """Whether a cell is a number and nothing else."""
    return bool(_NUMERIC.fullmatch(cell.strip()))


@cache
def _names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((row["unit"], tuple(row["names"])) for row in load("sheets")["units"])


@cache
def _leading() -> re.Pattern[str]:
    """What a cell begins with that belongs to the number before it."""
    units = [name for _, names in _names() for name in names]
    money = load("currency_rates")["after"]
    per = r"(?:requests?|queries|calls|events?|messages?|readings?|users?|people|heads?|persons?|documents?|rows?)"
    scale = r"(?:thousand|million|billion|lakhs?|crores?)"
    return re.compile(
        rf"(?:{alternation(units)}|{alternation(money)}|{per}|{scale}|per \w|/ ?\w|%)(?![\w])|(?:per |/ ?)\w", re.I
    )


def begins_with_unit(cell: str) -> bool:
    """Whether a cell goes on with the unit of the number before it."""
    return bool(_leading().match(cell.strip()))


def edits(document: Document) -> Iterator[Edit]:
    """The unit of each caption put in behind its number, where the number has none."""
    for match in _CAPTIONED.finditer(document.text):
        number = _NUMERIC.match(document.text, match.start("value"), match.end("value"))
        if number is None or not _ENDS.match(document.text, number.end(), match.end("value")):
            continue
        for comma in re.finditer(r",(?= )", match["caption"]):
            yield Edit(match.start("caption") + comma.start(), match.start("caption") + comma.end(), "")
        for rate in _PER_SECOND.finditer(document.text, *match.span("caption")):
            yield Edit(*rate.span(), "")  # `(1/s)` is no rate of one
        machine = "_" in document.brief[slice(*match.span("caption"))]  # `p95_ms` is read as it is
        unit = _money(match["caption"]) or ("" if machine else _measure(match["caption"]))
        if unit:
            yield Edit(number.end(), number.end(), f" {unit}")


@cache
def _paid() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    money = re.compile(rf"(?<![\w])({alternation(load('currency_rates')['after'])})(?![\w])", re.I)
    spoken = tuple((said, re.compile("|".join(map(_whole, load("sheets")[said])), re.I)) for said in ("month", "year"))
    return money, spoken


def _whole(pattern: str) -> str:
    """The pattern as words of their own, or as a stroke with its unit."""
    return rf"{pattern}(?!\w)" if pattern.startswith("/") else rf"(?<!\w){pattern}(?!\w)"


def _money(caption: str) -> str:
    """`EUR per month`, where a caption names a currency and a period."""
    money, spoken = _paid()
    coin = money.search(caption)
    said = next((name for name, pattern in spoken if pattern.search(caption)), None)
    return f"{coin.group()} per {said}" if coin and said else ""


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(unit, how a caption gives it): in brackets, behind a comma or `in`, or, if it can be nothing else, at an end."""
    plain = {name.lower() for name in load("sheets")["plain"]}
    found = []
    for unit, names in _names():
        some = alternation(names)
        shapes = rf"\((?:in )?(?:{some})(?:,[^()]*)?\)|\([^()]*, ?(?:{some})\)|(?:,| in) (?:in )?(?:{some})$"
        if unit.lower() in plain:
            shapes += rf"|^(?:{some}) (?:per|a|for each) \w+|(?<=\w) (?:{some})$"
        found.append((unit, re.compile(shapes, re.I)))
    return tuple(found)


def _measure(caption: str) -> str:
    caption = caption.strip()
    return next((unit for unit, shape in _shapes() if shape.search(caption)), "")
