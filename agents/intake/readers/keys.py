"""Facts of entries as machines write them, by the path of their keys: flags, choices, lists, numbers, budgets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from agents.intake.counting import figures
from agents.intake.entries import Entry
from agents.intake.mention import Mention
from agents.intake.readers import date_ranges, firmness
from agents.intake.readers.measures import SCALE
from agents.intake.readers.money import usd_per_month
from agents.intake.readers.products import Product
from agents.intake.readers.sums import Amount
from agents.intake.words import alternation, load
from core.constraints import Source

DAY = 86_400.0
_PERIOD = {"second": 1.0, "sec": 1.0, "s": 1.0, "minute": 60.0, "min": 60.0, "hour": 3600.0, "day": DAY, "daily": DAY,
           "week": 7 * DAY, "month": 2_628_000.0, "year": 31_536_000.0}  # fmt: skip
_LAST = re.compile(r" ?(?:(?:in|per|a) )?(?P<word>[a-z%]+)$")
_RATE = re.compile(
    r" ?\b(?P<word>rps|qps|tps|daily)\b| per (?P<per>second|sec|s|minute|min|hour|day|week|month|year)\b"
)
_REMARK = re.compile(r"\s*\([^()]*\)$")
_MINUTES = re.compile(r"\dm\b")  # `30m` is no million where time is meant
_ABOUT = re.compile(r"(?:about|approx\.?|ca\.?|circa|around|roughly|max\.?|at most|up to|[~<]) ?", re.I)
_REMARKED = re.compile(r"\s*(?:$|[(,;].*|/ .*|(?:max\.?|maximum|at most|or less)$)", re.S)
_RANKED = re.compile(r"\bp ?\d\d|percentile|median|mean|average|\d ?%", re.I)  # a time that is one of several
_HEAD = re.compile(r"[^,;(.]*")
_BARE = 3  # words of a value that only names a product
_LISTS = {"forbid": True, "prefer": False, "existing": None}


@cache
def _pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{load('keys')['lead']}(?:{'|'.join(keys)})")


def _names(keys: Sequence[str], path: str) -> bool:
    return bool(_pattern(tuple(keys)).fullmatch(path))


def read(entries: list[Entry]) -> Iterator[Mention]:
    """A mention for every entry whose path names a field and whose value is of the field's kind."""
    for entry in entries:
        yield from _budget(entry, entries)
        yield from (m for reader in (_flag, _denied, _firm, _choice, _listed, _number, _dated) for m in reader(entry))


def _flag(entry: Entry) -> Iterator[Mention]:
    said = _answer(entry)
    for field, keys in load("keys")["flags"].items():
        if said is not None and _names(keys, entry.path):
            yield Mention(field, said, entry.start, entry.start + len(_head(entry.value)))


def _answer(entry: Entry) -> bool | None:
    """Yes or no as the whole of a value, or before a remark (`no, office hours only`)."""
    said: dict[str, bool] = load("keys")["said"]
    words = entry.value.lower()
    return said.get(words, said.get(_head(words).strip()))


def _head(value: str) -> str:
    """The value up to a remark."""
    head = _HEAD.match(value)
    return head.group() if head and head.group() else value


def _denied(entry: Entry) -> Iterator[Mention]:
    """`internet: none`: what is not there says that something else is."""
    for field, keys in load("keys")["denied"].items():
        if _answer(entry) is False and _names(keys, entry.path):
            yield Mention(field, True, entry.start, entry.start + len(_head(entry.value)))


def _firm(entry: Entry) -> Iterator[Mention]:
    """`nature of the amount: estimate`, `rule: ceiling, no exceptions`: how firm a sum is that stands elsewhere."""
    hard = firmness.judged(f"{firmness.SUM} {entry.value}") if _names(load("keys")["firm"], entry.path) else None
    if hard is not None:
        yield Mention("budget.hard", hard, entry.start, entry.end, wish=not hard)


def _dated(entry: Entry) -> Iterator[Mention]:
    """`history: 2018-01 .. 2024-12`"""
    row = next(r for r in load("keys")["numbers"] if r["field"] == "data.history_months")
    covered = date_ranges.read(entry.value) if _is_meant(row, entry.path) else None
    if covered is not None:
        months, end = covered
        yield Mention(row["field"], months, entry.start, entry.start + end)


def _plain(value: str) -> str:
    return re.sub(r"[_\s-]+", " ", value.strip().lower())


def _choice(entry: Entry) -> Iterator[Mention]:
    for field, row in load("keys")["choices"].items():
        if not _names(row["keys"], entry.path):
            continue
        value = row["values"].get(_plain(entry.value))
        if field == "residency" and re.fullmatch(r"country:[A-Z]{2}", entry.value):
            value = entry.value
        if value is not None:
            yield Mention(field, value, entry.start, entry.end)


def _listed(entry: Entry) -> Iterator[Mention]:
    for field, row in load("keys")["lists"].items():
        known = [row["values"].get(_plain(item)) for item in entry.items]
        if known and None not in known and _names(row["keys"], entry.path):
            yield from (Mention(field, value, entry.start, entry.end) for value in dict.fromkeys(known) if value)


def _bare(text: str) -> float | None:
    """The number where the text is a number and nothing else."""
    text = _REMARK.sub("", text)
    found = figures.scan(text)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) and not found[0].article
    return found[0].scaled(integral=False) if whole else None


def _number(entry: Entry) -> Iterator[Mention]:
    row = next((r for r in load("keys")["numbers"] if _is_meant(r, entry.path)), None)
    told = _bare(entry.value), entry.path, entry.end
    if row is not None and told[0] is None and not row["field"].startswith("team."):
        told = _measured(row, entry)
    value, words, end = told
    if row is None or value is None or (row["kind"] == "duration" and _MINUTES.search(entry.value)):
        return
    factor, unit = _unit(row, words)
    if factor is None:
        return
    field, read_ = row["field"], round(value * factor, 9)
    whole = field.startswith(("team.", "retention", "data.history"))
    yield Mention(field, round(read_) if whole else read_, entry.start, end, unit or None)


def _measured(row: dict[str, Any], entry: Entry) -> tuple[float | None, str, int]:
    """The number of a value with its unit and maybe a remark (`about 12 h, at night`), its unit, and where it ends."""
    begin = about.end() if (about := _ABOUT.match(entry.value)) else 0
    number = next((n for n in figures.scan(entry.value) if n.start == begin and not n.article), None)
    shape = _shape(row["kind"]) if number else None
    behind = shape.match(entry.value, number.end) if shape and number else None
    if number is None or behind is None or not _REMARKED.match(entry.value, behind.end()):
        return None, "", 0
    if row["kind"] == "duration" and _RANKED.search(entry.value, behind.end()):
        return None, "", 0
    unit = behind["unit"].lower() + (" per day" if behind["per"] else "") or entry.path
    return number.scaled(integral=False), unit, entry.start + behind.end()


@cache
def _shape(kind: str) -> re.Pattern[str] | None:
    """A unit of the kind behind a number."""
    if kind == "count":
        return re.compile(r"(?P<unit>)(?P<per>)")
    units = _units(kind) if kind in ("duration", "bytes", "percent") else None
    return (
        re.compile(rf"[ -]?(?P<unit>{alternation(units)})(?P<per> ?/ ?d(?:ay)?| (?:per|a) day)?(?![\w])", re.I)
        if units
        else None
    )


def _is_meant(row: dict[str, Any], path: str) -> bool:
    if "needs" in row and not re.search(row["needs"], path):
        return False
    return any(_names(row["keys"], short) for short in _shortened(row, path))


def _shortened(row: dict[str, Any], path: str) -> Iterator[str]:
    """The path as it stands, and without the units and periods it ends in, one after the other."""
    yield path
    path = re.sub(r"\s+", " ", _RATE.sub("", path)).strip()
    yield path
    while (last := _LAST.search(path)) and (last.group("word") in _units(row["kind"]) or last.group("word") in _PERIOD):
        path = path[: last.start()]
        yield path


@cache
def _units(kind: str) -> dict[str, float]:
    rows = load("units").get(kind, [])
    return {name: float(row["factor"]) for row in rows for name in row["names"]} if kind != "rate" else {}


def _unit(row: dict[str, Any], path: str) -> tuple[float | None, str]:
    """What the number is multiplied by to stand in the field's unit; None where the unit is another kind."""
    period = _RATE.search(path)
    per = _PERIOD.get((period.group("per") or period.group("word")), 1.0) if period else None
    if row["kind"] == "rate":
        return 1.0 / (per or 1.0), row["to"]
    if row["kind"] == "count":
        return (DAY / per if per and "day" in row["to"] else 1.0), row["to"]
    word = next((w for w in reversed(path.split()) if w in _units(row["kind"])), row["default"])
    if row["kind"] == "bytes":
        base = _units("bytes")[word] * SCALE.get(row["to"], 1.0)
        return base * (DAY / (per or DAY) if row.get("per") else 1.0), row["to"]
    return _units(row["kind"])[word] * SCALE.get(row["to"], 1.0), row["to"]


def _budget(entry: Entry, entries: list[Entry]) -> Iterator[Mention]:
    table = load("keys")["budget"]
    value = _bare(entry.value)
    if value is None or not _names(table["keys"], entry.path) or _names(table["not"], entry.path):
        return
    words = f"{entry.path} {_beside(table['period'], entries)}".split()
    rates = load("currency_rates")
    codes = {**rates["after"], **{unrated.lower(): unrated for unrated in rates["unrated"]}}
    code = next((codes[w] for w in [*words, _beside(table["currency"], entries)] if w in codes), None)
    months = 12.0 if set(words) & set(table["years"]) else 3.0 if set(words) & set(table["quarters"]) else 1.0
    if code:
        yield Mention("budget.currency", code, entry.start, entry.end)
    if code and code not in rates["rates"]:
        return
    amount = Amount(value, code or "USD", entry.start, entry.end, months, False, code is not None)
    usd, because = usd_per_month(amount)
    yield Mention("budget.monthly_usd", usd, entry.start, entry.end, "USD/month", because=because)


def _beside(keys: list[str], entries: list[Entry]) -> str:
    """The value of another entry, lower case; empty where there is none."""
    return next((e.value.lower() for e in entries if _names(keys, e.path)), "")


def told(products: list[Product], entries: list[Entry]) -> list[Product]:
    """The products, those meant as their entry says that stand in one (`forbidden: [spark]`)."""
    spans = [(e, use) for e in entries for use, keys in load("keys")["tools"].items() if _names(keys, e.path)]
    return [
        next((replace(p, use=use, hard=_is_must(p, use)) for e, use in spans if _means(e, use, p, products)), p)
        for p in products
    ]


def _is_must(product: Product, use: str) -> bool | None:
    """Under `must:` what its words make a must stays one."""
    return _LISTS[use] or (product.hard if use == product.use else _LISTS[use])


def _means(entry: Entry, use: str, product: Product, products: list[Product]) -> bool:
    """Whether the entry says what it is; `today: a widget of Algolia, to be switched off`, `Kafka, no EKS` do not."""
    if not _holds(entry, product.start) or use != "existing" or product.use != "forbid":
        return _holds(entry, product.start)
    if _DENIED.search(entry.value, 0, max(0, product.start - entry.start)):
        return False
    alone = sum(_holds(entry, other.start) for other in products) == 1
    return not (alone and len(entry.value.split()) > _BARE)


def _holds(entry: Entry, at: int) -> bool:
    """Whether the value names what stands at the place, and not in brackets: `Synapse (which we leave)`."""
    before = entry.value[: max(0, at - entry.start)]
    return entry.start <= at < entry.end and before.count("(") <= before.count(")")


_DENIED = re.compile(r"\b(?:no|not|without|never|avoid)(?: any)? $", re.I)
# What is read of a value beside the field it is for: `sensors: 18,000 (vibration, dust)`.
_BESIDE = (
    "team.size", "team.ml_eng", "team.platform_eng", "team.skills", "team.oncall", "project.domain",
    "project.problem_type",
)  # fmt: skip


def over(found: Iterable[Mention], entries: list[Mention]) -> list[Mention]:
    """The mentions with those of entries, which win: nothing else is read in their place, nor for the fields of a form.

    One entry alone makes no form: what the text says elsewhere of its field stands beside it, and may contradict it.
    """
    several = len({m.field for m in entries}) > 1
    fields = {m.field for m in entries if several and m.field not in load("fields")["lists"]}
    spans = [(m.start, m.end) for m in entries]
    kept = [
        m for m in found
        if m.field not in fields and (m.field in _BESIDE or not any(_is_in_place(m, *span) for span in spans))
    ]  # fmt: skip
    return [*kept, *entries]


def _is_in_place(m: Mention, start: int, end: int) -> bool:
    """Whether it is read in the place of an entry; what is reckoned from the entry and words behind it is not."""
    reckoned = m.source is Source.INFERRED and m.end > end
    return m.start < end and start < m.end and not reckoned
