"""Data asked for fresher than their only source brings them."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import values
from agents.intake.meaning.polarity import stance
from agents.intake.spoken.carried import brokers
from agents.intake.spoken.frames import demands, every, pattern, quoted, said
from agents.intake.spoken.periods import HOUR_S, hours
from agents.intake.spoken.verdict import denials
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import duration
from core.constraints import Constraints

# The most frequent first: how old data are at worst.
AGES_S = {"hourly": 3_600.0, "daily": 86_400.0, "weekly": 604_800.0, "monthly": 2_592_000.0}

_BEFORE = 40


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The oldest the only source may be is above what is asked for; another source that is live is fresh enough."""
    fresh = c.freshness_s
    if fresh is None or fresh.value >= max(AGES_S.values()) or said(document, "source", "sole") is None:
        return
    brought = _behind(document) or _brought(document)
    if brought is None or fresh.value >= brought[0] or _is_live(document):
        return
    age, told = brought
    text = f"“{told}” is the only source, so data are up to {duration(age)} old; {duration(fresh.value)} is asked."
    banned = _banned(c)
    more = "Get the data from their source more often" + (" and allow what streams them" if banned else "")
    ways = (
        Way(f"Allow data {duration(age)} old", {"freshness_s": age}),
        Way(more, dict.fromkeys(banned)),
    )
    yield Clash(("freshness_s", *banned), text, ways)


def _banned(c: Constraints) -> tuple[str, ...]:
    """The field that rules out products which would bring the data at once."""
    return ("tooling.forbid",) if brokers().intersection(map(str, values(c.tooling.forbid))) else ()


def _behind(document: Document) -> tuple[float, str] | None:
    """How far a copy lags behind what it is a copy of, and the words for it."""
    found = demands(document, "source", "behind")
    return next(((HOUR_S * hours(m), quoted(m)) for m in found), None)


def _brought(document: Document) -> tuple[float, str] | None:
    """How often anything comes that is no copy kept for safety, and the words for it."""
    for name, age in AGES_S.items():
        for match in every(document, "source", name):
            if not (_is_safeguard(document, match.start()) or _is_rate(document, match.start())):
                return age, quoted(match)
    return None


def _is_safeguard(document: Document, start: int) -> bool:
    sentence = document.sentence_at(start)
    return any(sentence.start <= m.start() < sentence.end for m in every(document, "source", "safeguard"))


def _is_rate(document: Document, start: int) -> bool:
    """`2,000 files a day` says how many come, not how often."""
    return pattern("source", "many").search(document.text, max(0, start - _BEFORE), start) is not None


def _is_live(document: Document) -> bool:
    """Something comes at once, and the brief does not rule it out."""
    denied = list(denials(document, "source", "live"))
    live = every(document, "source", "live")
    found = [m for m in live if not any(start <= m.start() < end for start, end in denied)]
    meant = [stance(document, m.start(), m.end()) for m in found]
    return any(not (one.negated or one.refused or one.absent) for one in meant)
