"""Durations, sizes, percentages, factors and rates: each goes to the field whose cue stands nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from agents.intake.assignment import Cue, assign
from agents.intake.beside import is_beside
from agents.intake.mention import Mention
from agents.intake.polarity import Stance, is_replaced, stance
from agents.intake.quantities import within
from agents.intake.quantity import Quantity
from agents.intake.readers import changes, retention, sizes
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

DAY, MONTH = 86_400.0, 2_628_000.0
SCALE = {
    "ms": 1000.0,
    "s": 1.0,
    "min": 1 / 60,
    "h": 1 / 3600,
    "months": 1 / MONTH,
    "days": 1 / DAY,
    "KB": 1e6,
    "GB": 1.0,
}
KINDS = ("duration", "bytes", "percent", "factor")
_KEPT, _OURS = "retention_days", ("latency.", "availability_slo", "rto_min", "rpo_min", "freshness_s")
_LOW, _PROMISED = 97.0, 99.0
_LONG_UNITS = ("y", "yr", "yrs", "year", "years", "d", "days", "months")
_UP = re.compile(
    r"\b(?:availab|uptime|up-time|sla\b|slo\b|(?:be|is|stays?) up\b|reachable|operational|service level)", re.I
)
_OF_MANY = re.compile(r" [a-z-]+s\b")  # `per machine x 20 machines`
_BUSY, _STEEP = 1.2, 60  # times the average
_RATE = re.compile(r"\d[\d.,]*k? ?(?:\w+ ){0,3}?(?:\w*/ ?|per |a )(?:s|sec|second|min|minute)\b|\d ?(?:rps|qps|tps)\b")
_EVERY = re.compile(r"\bevery $")  # `a message every 4 seconds` is no answer time
_PERCENTILE = re.compile(r"\d ?(?:ms|s|sec|secs|seconds|milliseconds|minutes|min) \($")  # `200 ms (99%)`
_SEASON, _MINUTE, _LEAD, _SIDE = 90 * DAY, 120.0, 30, 60
_WITHIN = re.compile(
    r"\b(?:within|in under|in less than|under|below|less than|faster than|at most|no more than|not more than|up to|"
    r"max(?:imum)?|in at most)(?: of| about)? $|[<] ?$"
)
_SHARE = re.compile(r" ?of (?:the |all |our )?(?!time\b|the time\b|business|office|working|opening)\w+")
_AT_MOST = re.compile(r" (?:at (?:the )?(?:very )?(?:most|latest)|max(?:imum)?|or (?:less|faster|better)|tops)\b")
_SIZED = re.compile(r"\d ?[GTP]i?[Bo]\b|\b(?:rows|records|documents|images)\b")  # `8 years, 5.2 TB`
_LONG = re.compile(r"(?:mo|y|j|a)", re.I)
_NINES = re.compile(
    r"(?P<cue>\b(?:availability|uptime|sla|slo)\b[ :=]*(?:of |is |target |at least )*)?(?<![\d.,$€£])"
    r"(?P<value>99[.,]\d{1,3})(?![\d%]|[.,]\d| ?(?:%|per|pct|th|USD|EUR|dollars|euros|ms|s|GB|TB|k|M)\b| ?%)",
    re.I,
)


def read(document: Document, quantities: list[Quantity]) -> Iterator[Mention]:
    """A mention for every measured quantity whose meaning a cue gives away."""
    for sentence in document.sentences:
        inside = within(quantities, sentence.start, sentence.end)
        for kind in KINDS:
            alike = [q for q in inside if q.kind == kind]
            if alike:
                yield from _of_kind(document, sentence, kind, alike)
    yield from _nines(document)
    for match in _no_loss().finditer(document.text):
        yield Mention("rpo_min", 0.0, match.start(), match.end(), "min")


@cache
def _no_loss() -> re.Pattern[str]:
    return cue("|".join(load("measures")["no_loss"]))


def _nines(document: Document) -> Iterator[Mention]:
    """`Availability 99.5`, `two regions, 99.9`: the per cent sign left out."""
    for match in _NINES.finditer(document.text):
        meant = stance(document, match.start(), match.end())
        if not (meant.later or meant.question):
            value = float(match.group("value").replace(",", "."))
            confidence = 0.9 if match.group("cue") else 0.6
            yield Mention("availability_slo", value, match.start(), match.end(), "percent", confidence=confidence)


def _of_kind(document: Document, sentence: Sentence, kind: str, alike: list[Quantity]) -> Iterator[Mention]:
    for quantity, found in assign(document, sentence, kind, _in_months(alike)):
        alone = retention.listed(document, sentence, quantity) if quantity.value >= DAY and kind == "duration" else []
        meant = stance(document, quantity.start, quantity.end)
        beside = kind == "bytes" and is_beside(document, quantity)
        if beside or meant.later or meant.question or is_replaced(document, quantity.start):
            continue
        if alone:
            days = float(round(quantity.value / DAY))
            yield from (Mention(f"{_KEPT}.{name}", days, quantity.start, quantity.end, "days") for name in alone)
            continue
        mention = _mention(document, sentence, quantity, found, meant)
        if mention is None or mention.field.startswith("_"):
            continue
        if mention.field == _KEPT and found is not None:
            told = document.low[found.start : found.end]
            kept = retention.kept(document, sentence, quantity, told)
            yield from (mention.but(field=f"{_KEPT}.{name}") for name in kept)
        elif not (mention.field.startswith(_OURS) and meant.current):  # what another system does is no target
            yield mention


def _in_months(alike: list[Quantity]) -> list[Quantity]:
    """`Logs 1y, scores 3y, raw 6m`: an `m` beside years or days is months."""
    long = any(q.word.lower() in _LONG_UNITS for q in alike)
    return [replace(q, value=q.value / 60 * MONTH) if long and q.word == "m" else q for q in alike]


def _mention(document: Document, sentence: Sentence, q: Quantity, found: Cue | None, meant: Stance) -> Mention | None:
    if q.kind == "bytes":
        return sizes.read(document, sentence, q, found, meant)
    if (found is None or found.field == "latency.any_ms") and q.kind == "duration" and changes.speaks(document, q):
        return Mention("freshness_s", round(q.value, 6), q.start, q.end, "s", confidence=0.9, hard=meant.firmness)
    if found is None:
        return _uncued(document, sentence, q, meant)
    field, unit, value = found.field, found.unit, q.value * SCALE.get(found.unit, 1.0)
    if field.startswith("latency.") and (q.value > 3600 or _EVERY.search(document.low, max(0, q.start - 8), q.start)):
        return None
    if field == "retention":
        field = _KEPT
    if field in (_KEPT, "data.history_months"):
        value = float(round(value))
    if field == "availability_slo" and not _is_availability(document, sentence, q):
        return None
    confidence = 0.9 if q.ranged else 1.0
    return Mention(
        field, round(value, 6), q.start, q.end, unit, confidence=confidence, hard=meant.firmness, wish=meant.soft
    )


def _is_availability(document: Document, sentence: Sentence, q: Quantity) -> bool:
    """Whether a percentage may be an availability: no share of anything, and low ones only where the word is said."""
    if _PERCENTILE.search(document.low, max(0, q.start - 20), q.start):
        return False
    if not 90 <= q.value <= 100 or (q.value < 99 and _SHARE.match(document.low, q.end)):
        return False
    return q.value >= _LOW or bool(_UP.search(sentence.text))


def _uncued(document: Document, sentence: Sentence, q: Quantity, meant: Stance) -> Mention | None:
    whole = q.kind == "percent" and q.value >= _PROMISED and not _SHARE.match(document.low, q.end)
    if whole and _is_availability(document, sentence, q):
        return Mention(
            "availability_slo",
            q.value,
            q.start,
            q.end,
            "percent",
            confidence=0.7,
            hard=meant.firmness,
            wish=meant.soft,
        )
    if q.kind == "duration" and q.value >= _SEASON and _SIZED.search(_around(document, q)) and _LONG.match(q.word):
        months = float(round(q.value / MONTH))
        return Mention("data.history_months", months, q.start, q.end, "months", confidence=0.7)
    if (
        q.kind == "factor"
        and _BUSY <= q.value <= _STEEP
        and not _OF_MANY.match(document.low, q.end)
        and _RATE.search(document.low, max(0, q.start - _SIDE), q.start)
    ):
        return Mention("throughput.peak_factor", q.value, q.start, q.end, "factor", confidence=0.8)
    return _bounded(document, q, meant) if q.kind == "duration" and not meant.current else None


def _around(document: Document, q: Quantity) -> str:
    return document.text[max(0, q.start - _SIDE) : q.end + _SIDE]


def _bounded(document: Document, q: Quantity, meant: Stance) -> Mention | None:
    """A short time that nothing claims is a response time: any below a second, up to a minute after `within`."""
    within_ = _WITHIN.search(document.low, max(0, q.start - _LEAD), q.start)
    within_ = within_ or _AT_MOST.match(document.low, q.end)
    if q.value >= 1 and not (within_ and q.value <= _MINUTE):
        return None
    return Mention(
        "latency.any_ms", round(q.value * 1000, 6), q.start, q.end, "ms",
        confidence=0.7 if q.value < 1 else 0.6, hard=meant.firmness, wish=meant.soft,
    )  # fmt: skip
