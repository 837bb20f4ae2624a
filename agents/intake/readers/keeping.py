"""Periods of keeping that go on from another: `originals six years, extracted fields ten`, `transcripts likewise`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from agents.intake.counting.figures import WORDS
from agents.intake.mention import Mention
from agents.intake.readers import retention
from agents.intake.text import Document
from agents.intake.words import load, written

FIELD = "retention_days."
RAW, MADE = f"{FIELD}raw", f"{FIELD}predictions"
_RESULTS = re.compile(
    r"(?:,|;|\band\b|\bbut\b|\bwhile\b) (?:the |all |their |its |our )?"
    r"(?:texts?|records?|transcripts?|results?|extracts?|summaries|notes|tables?|fields|answers)\b"
)
DAYS = {"day": 1, "week": 7, "month": 365 / 12, "year": 365, "decade": 3650}
_REACH = 130


def read(document: Document, found: Sequence[Mention]) -> Iterator[Mention]:
    """What is kept beside the periods already found, in sentences that speak of keeping."""
    told = [m for m in found if m.field.startswith(FIELD)]
    taken = [(m.start, m.end) for m in told]
    apart = (match for name in ("stored", "labelled") for match in _frame(name).finditer(document.low))
    for match in apart:
        if not any(start < match.end() and match.start() < end for start, end in taken):
            yield from _mentions(document, match.start("what"), match, match.group("unit"))
    for mention in told:
        yield from _continued(document, mention)


def _continued(document: Document, mention: Mention) -> Iterator[Mention]:
    """What the words right behind a period say of something else that is kept."""
    match = _frame("next").match(document.low, mention.end, mention.end + _REACH)
    units = _unit().findall(document.low, mention.start, mention.end)
    if match is None or not units:
        return
    if match.group("number") is None:
        names = retention.named(document, match.start("what"), match.end("what"))
        yield from (mention.but(field=FIELD + name) for name in names if FIELD + name != mention.field)
    else:
        yield from _mentions(document, match.start("what"), match, match.group("unit") or units[-1])


def _mentions(document: Document, start: int, match: re.Match[str], unit: str) -> Iterator[Mention]:
    days = _value(match.group("number")) * DAYS[unit.rstrip("s")]
    for name in retention.named(document, start, match.end("what")):
        yield Mention(FIELD + name, float(round(days)), match.start("number"), match.end(), "days", confidence=0.9)


def _value(written: str) -> float:
    return float(written) if written.isdigit() else float(WORDS[written])


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(DAYS)})s?\b")


@cache
def _frame(name: str) -> re.Pattern[str]:
    table = load("keeping")
    lists = {**table["words"], "number": [r"\d{1,3}", *WORDS], "unit": [f"{unit}s?" for unit in DAYS]}
    return re.compile(written(table["frames"][name], lists))


def told_apart(document: Document, found: list[Mention]) -> list[Mention]:
    """`audio is deleted after 180 days, the texts after three years`: of two periods the second is of what is made.

    So where the sentence gives what goes in a period first, and what comes of it another one.
    """
    raw = [m for m in found if m.field == RAW]
    made = {id(m) for one, m in product(raw, raw) if _is_of_results(document, one, m)}
    return [m.but(field=MADE) if id(m) in made else m for m in found]


def _is_of_results(document: Document, one: Mention, other: Mention) -> bool:
    if one.value == other.value or one.end > other.start:
        return False
    between = document.low[one.end : other.start]
    return document.sentence_at(one.start) == document.sentence_at(other.start) and bool(_RESULTS.search(between))
