"""Quantities: a number with its unit or counted noun and, where it is a rate, its period."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake import figures
from agents.intake.figures import Number
from agents.intake.words import alternation, load

_MASK = re.compile(
    r"\b(?:[a-z]{2}-(?:[a-z]+-)?[a-z]+-\d|(?:us|europe|asia|australia)-[a-z]+\d{1,2}|"
    r"iso[ /-]?(?:iec )?\d{4,5}(?:[:-]\d+)?|"
    r"sr ?\d\d-\d|soc ?[12]|art(?:icle|\.)? ?\d+|k-12|24[ ]?[/x][ ]?7|phase \d|q[1-4]|"
    r"(?:gpt|llama|claude|gemini|mistral|python|java|tls|version|v)[ -]?\d[\w.]*(?: ?\d+b)?|"
    r"\d+b (?:model|param\w+|llm)|(?:in|since|by|until|from|of|before|after|fy) ?(?:19|20)\d\d(?![\d%])|"
    r"\d{1,2}(?:st|nd|rd|th)|\d{1,2}:\d\d|\d{1,2} ?[ap]\.?m\b\.?|20\d\d-\d\d(?:-\d\d)?)",
    re.I,
)
_BULLET_NUMBER = re.compile(r"^[ ]*\(?\d{1,2}[.)](?= )", re.M)
_STOP = frozenset({
    "in", "on", "for", "with", "per", "each", "every", "and", "or", "to", "from", "by",
    "at", "is", "are", "that", "who", "which", "over", "under", "within", "into", "out", "of",
    "we", "you", "it", "they", "our", "the", "this", "these", "than", "as", "but", "not",
    "will", "would", "can", "must", "should", "has", "have", "had", "were", "was", "be", "need",
    "needs", "when", "while", "so", "if", "after", "before", "during", "across", "between", "via", "using",
    "plus", "max", "min", "about", "around", "approximately", "roughly",
})  # fmt: skip
_WORD = re.compile(r"[ \n]+([^\W\d_][\w'-]*)")
_RANGE = re.compile(r"\s?(?:-|to|bis|à|a)\s?", re.I)
_PEAKING = re.compile(
    r" during \w+| ?(?:at|in|during|on) (?:the )?(?:peaks?|average|busy|summer|winter|season|holidays?|"
    r"christmas|november|december|black friday|sales?)|,? (?:peak|average|sustained|at most)\b",
    re.I,
)
_PEAK_BEFORE = re.compile(r"\b(?:bursts?|peaks?|spikes?|surges?|highs?|max(?:imum)?)(?: of| to| at|:)? ?$", re.I)
_BETWEEN = re.compile(r"\s?and\s?", re.I)


@dataclass(frozen=True)
class Quantity:
    """`value` in the base unit of its `kind`; a rate has `per`, its period in seconds.

    kind: duration (s) | bytes (GB) | percent | rate (1/s) | count | factor; `noun` is the noun class.
    """

    kind: str
    value: float
    start: int
    end: int
    noun: str = ""
    word: str = ""
    per: float | None = None
    each: str = ""
    ranged: bool = False


@cache
def _units() -> tuple[
    re.Pattern[str], dict[str, tuple[str, float, str]], re.Pattern[str], dict[str, tuple[str, float]]
]:
    table = load("units")
    named: dict[str, tuple[str, float, str]] = {}
    exact: dict[str, tuple[str, float]] = {}
    for kind in ("rate", "duration", "bytes", "percent"):
        for row in table[kind]:
            named.update({name: (kind, float(row["factor"]), row.get("noun", "")) for name in row["names"]})
            exact.update({name: (kind, float(row["factor"])) for name in row.get("exact", [])})
    loose = re.compile(rf"[ -]?({alternation(named)})(?![\w])", re.I)
    return loose, named, re.compile(rf" ?({alternation(exact)})(?![\w])(?! (?:dev|eng|serv|prog))"), exact


@cache
def _periods() -> tuple[re.Pattern[str], dict[str, float], re.Pattern[str]]:
    table = load("units")
    names = {
        name: float(row["factor"]) for kind in ("period", "adverb") for row in table[kind] for name in row["names"]
    }
    period = alternation(name for row in table["period"] for name in row["names"])
    adverb = alternation(name for row in table["adverb"] for name in row["names"])
    tail = (
        rf"\s*(?:/ ?|p\. ?|(?:per|an?|each|every|(?:on|in) an?|par|pro|por|al|à la|im)\s+(?:single |"
        rf"normal |typical |average |usual |busy )?)({period})(?![\w])"
        rf"|[ \n]+({adverb})(?![\w])"
    )
    each = re.compile(
        r"\s*(?:per|each|a|/)\s*(user|customer|person|session|device|sensor|camera|store|machine|line|"
        r"employee|agent)s?(?![\w])",
        re.I,
    )
    return re.compile(tail, re.I), names, each


@cache
def _nouns() -> dict[str, str]:
    found: dict[str, str] = {}
    for noun, words in load("units")["nouns"].items():
        for word in words:
            found.setdefault(word, noun)
    return found


def scan(text: str) -> list[Quantity]:
    """Every quantity of the text, in order; numbers that count nothing known are left out."""
    masked = [m.span() for pattern in (_MASK, _BULLET_NUMBER) for m in pattern.finditer(text)]
    taken = _covered(text, masked)
    found: list[Quantity] = []
    position = 0
    seen = [n for n in figures.scan(text) if not taken[n.start]]
    for index, number in enumerate(seen):
        if number.start < position:
            continue
        quantity = _measure(text, number) or _same_rate(text, number, found)
        if quantity is None:
            continue
        low = seen[index - 1] if index else None
        if low is not None and low.start >= position and _is_range(text, low, number):
            quantity = Quantity(**{**quantity.__dict__, "start": low.start, "ranged": True})
        found.append(quantity)
        position = quantity.end
    return found


def _same_rate(text: str, number: Number, found: list[Quantity]) -> Quantity | None:
    """`50k requests per second on average and 80k at peak`: the second number counts what the first did."""
    last = found[-1] if found else None
    if last is None or last.kind != "rate" or number.article or number.start - last.end > 40:
        return None
    between = text[last.end : number.start]
    if re.search(r"[.!?;]\s", between) or not (_PEAKING.match(text, number.end) or _PEAK_BEFORE.search(between)):
        return None
    factor = 1.0 if last.per is None else last.per
    return Quantity("rate", number.scaled(True) / factor, number.start, number.end, last.noun, last.word, last.per)


def within(found: list[Quantity], start: int, end: int) -> list[Quantity]:
    """The quantities that begin in [start, end); `found` is in order."""
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _start(quantity: Quantity) -> int:
    return quantity.start


def _covered(text: str, spans: list[tuple[int, int]]) -> bytearray:
    covered = bytearray(len(text) + 1)
    for start, end in spans:
        covered[start:end] = b"\x01" * (end - start)
    return covered


def _is_range(text: str, low: Number, high: Number) -> bool:
    between = text[low.end : high.start]
    if _RANGE.fullmatch(between):
        return True
    return bool(_BETWEEN.fullmatch(between)) and "between" in text[max(0, low.start - 12) : low.start].lower()


def _measure(text: str, number: Number) -> Quantity | None:
    unit = _unit(text, number)
    if unit is not None:
        return unit
    if number.article and not text[number.end : number.end + 1].isspace():
        return None
    factor = re.compile(r" ?(?:x|times|fold|-fold)(?![\w])", re.I).match(text, number.end)
    if factor and not number.article:
        return Quantity("factor", number.scaled(False), number.start, factor.end())
    return _count(text, number)


def _unit(text: str, number: Number) -> Quantity | None:
    loose, named, strict, exact = _units()
    match, minutes = strict.match(text, number.end), number.scale == "m" and not _counted(text, number.end)
    if minutes and text[number.end - 2].isdigit():
        return _rated(text, "duration", number.value * 60, number.start, number.end)
    if match:
        kind, factor = exact[match.group(1)]
    else:
        match = loose.match(text, number.end)
        if not match or (number.article and match.group(1).lower() in ("s", "m", "h", "d", "y", "an", "min")):
            return None
        kind, factor, noun = named[re.sub(r" +", " ", match.group(1).lower())]
        if kind == "rate":
            return Quantity("rate", number.scaled(True) * factor, number.start, match.end(), noun, match.group(1), 1.0)
    return _rated(text, kind, round(number.scaled(False) * factor, 12), number.start, match.end())


def _rated(text: str, kind: str, value: float, start: int, end: int) -> Quantity:
    """A measured quantity with the period that follows it, if any (GB a day)."""
    if kind != "bytes":
        return Quantity(kind, value, start, end)
    skipped = re.compile(r"(?: of)?(?: new| raw| fresh| compressed)*(?: [a-z]+)?", re.I).match(text, end)
    for position in (end, skipped.end() if skipped else end):
        per, stop = _period(text, position)
        if per is not None:
            return Quantity(kind, value, start, stop, per=per)
    return Quantity(kind, value, start, end)


def _counted(text: str, end: int) -> str:
    return _noun(text, end)[0]


def _noun(text: str, end: int) -> tuple[str, str, int]:
    """(noun class, word, end) of the noun counted after `end`: the last known noun of the next words."""
    known = _nouns()
    part = re.compile(r",? of (?:them|whom|which)(?: are)?(?= )", re.I).match(text, end)
    if part:
        noun, word, stop = _noun(text, part.end())
        return noun, f"of them {word}" if noun else "", stop
    words: list[str] = []
    best, position = ("", "", end), end
    while len(words) < 5:
        match = _WORD.match(text, position)
        if not match or text[position : match.start(1)].count("\n") > 1:
            break
        word = match.group(1).lower().removesuffix("'s")
        if word in _STOP and not (word == "of" and not words):
            break
        words.append(word)
        position = match.end()
        for size in (3, 2, 1):
            phrase = " ".join(words[-size:])
            if phrase in known and len(words) >= size:
                best = (known[phrase], phrase, position)
                break
        else:
            if best[0]:
                break
    if words[:1] == ["of"] and not best[1].startswith("of "):
        return "", "", end
    return best


def _count(text: str, number: Number) -> Quantity | None:
    noun, word, end = _noun(text, number.end)
    if not noun:
        per, stop = _period(text, number.end)
        if per is None:
            per, stop = _unknown_rate(text, number.end)
        if per is None or number.article:
            return None
        return Quantity("rate", number.scaled(True) / per, number.start, stop, "", "", per)
    per, stop = _period(text, end)
    value = number.scaled(True)
    each_match = _periods()[2].match(text, end)
    each = each_match.group(1).lower() if each_match else ""
    if each_match:
        per, stop = _period(text, each_match.end())
        stop = stop if per is not None else each_match.end()
    elif per is not None:
        each_match = _periods()[2].match(text, stop)
        each, stop = (each_match.group(1).lower(), each_match.end()) if each_match else ("", stop)
    if per is None:
        return Quantity("count", value, number.start, stop if each else end, noun, word, each=each)
    return Quantity("rate", value / per, number.start, stop, noun, word, per, each)


def _unknown_rate(text: str, end: int) -> tuple[float | None, int]:
    """`180 purchases per second`: whatever is counted, a period makes it a rate."""
    for _ in range(3):
        match = _WORD.match(text, end)
        if not match or match.group(1).lower() in _STOP:
            return None, end
        end = match.end()
        per, stop = _period(text, end)
        if per is not None:
            return per, stop
    return None, end


def _period(text: str, end: int) -> tuple[float | None, int]:
    tail, names, _ = _periods()
    match = tail.match(text, end)
    if not match:
        return None, end
    name = re.sub(r"\s+", " ", (match.group(1) or match.group(2)).lower())
    return names[name], match.end()


def describe(quantity: Quantity) -> dict[str, Any]:
    """The quantity as plain data, for messages and tests."""
    return dict(quantity.__dict__)
