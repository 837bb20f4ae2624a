"""The use case and the kind of problem: the use case whose cues weigh most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.text import Document
from agents.intake.words import cue, load
from core.constraints import Source

STRONG, PAIR, AGAIN, WEAK, LEAD = 3.0, 2.5, 0.75, 1.0, 1.5
UNSURE = 0.4  # of a use case that only weak words speak for
_REPEATS = 3


@dataclass(frozen=True)
class Case:
    """A use case with its cues; of a pair both have to stand in one sentence."""

    name: str
    problem: str
    strong: re.Pattern[str]
    weak: re.Pattern[str] | None
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]


@dataclass(frozen=True)
class Found:
    """What speaks for a use case, and where it was first said."""

    case: Case
    weight: float
    at: tuple[int, int] | None


@cache
def _cases() -> list[Case]:
    return [
        Case(
            name,
            row["problem_type"],
            cue("|".join(row["strong"])),
            cue("|".join(row["weak"])) if row["weak"] else None,
            tuple((cue(one), cue(other)) for one, other in row.get("pairs", ())),
        )
        for name, row in load("problems").items()
    ]


def read(document: Document) -> Iterator[Mention]:
    """At most one use case and its problem type, both inferred from the cue that stands first."""
    found = [_weigh(document, case) for case in _cases()]
    if not any(one.at for one in found):
        found = [_distant(document, case) for case in _cases()]
    present = {one.case.name for one in found if one.weight >= STRONG}
    left = [one for one in found if one.at and not present & _yields(one.case.name)]
    if not left:
        return
    best = max(left, key=lambda one: one.weight)
    total = sum(one.weight for one in left)
    sure = 0.5 + 0.5 * best.weight / total if best.weight >= PAIR else UNSURE
    confidence = round(min(0.95, sure), 2)
    start, end = best.at or (0, 0)
    because = f"the brief speaks of “{document.brief[start:end]}”"
    for field, value in (("project.domain", best.case.name), ("project.problem_type", best.case.problem)):
        yield Mention(field, value, start, end, None, Source.INFERRED, confidence, because)


def _yields(name: str) -> set[str]:
    """The use cases that win whenever they are named at all: an invoice read by a language model is such a case."""
    return set(load("problems")[name].get("yields", ()))


def _weigh(document: Document, case: Case) -> Found:
    hits = [m for m in case.strong.finditer(document.text) if _counts(document, m)]
    pairs = [] if hits else _paired(document, case)
    if not hits and not pairs:
        return Found(case, 0.0, None)
    soft = [m for m in case.weak.finditer(document.text) if _counts(document, m)] if case.weak else []
    weak = WEAK * min(len({m.group().lower() for m in soft}), 3)
    start = hits[0].start() if hits else pairs[0][0]
    early = LEAD if start < max(200, len(document.text) // 4) else 0.0
    if not hits:
        return Found(case, PAIR + AGAIN * (min(len(pairs), _REPEATS) - 1) + weak + early, pairs[0])
    kinds = {m.group().lower() for m in hits}
    repeated = 0.5 * min(len(hits), len(kinds) + _REPEATS)
    return Found(case, STRONG * len(kinds) + repeated + weak + early, hits[0].span())


def _distant(document: Document, case: Case) -> Found:
    """Where nothing else speaks for any use case: a pair whose cues stand anywhere, then the weak words alone."""
    soft = (
        {m.group().lower() for m in case.weak.finditer(document.text) if _counts(document, m)} if case.weak else set()
    )
    end = len(document.text)
    for one, other in case.pairs:
        first, second = _within(document, one, 0, end), _within(document, other, 0, end)
        if first and second and first.span() != second.span():
            return Found(case, WEAK + WEAK * len(soft), first.span())
    only = next((m for m in case.weak.finditer(document.text) if _counts(document, m)), None) if case.weak else None
    return Found(case, WEAK * 0.5 * len(soft), only.span() if only else None)


def _paired(document: Document, case: Case) -> list[tuple[int, int]]:
    """For every sentence in which both cues of a pair stand: the span of the first of them."""
    found = []
    for one, other in case.pairs:
        for sentence in document.sentences:
            first = _within(document, one, sentence.start, sentence.end)
            second = _within(document, other, sentence.start, sentence.end) if first else None
            if first and second and first.span() != second.span():
                found.append(first.span())
    return sorted(found)


def _within(document: Document, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
    return next((m for m in pattern.finditer(document.text, start, end) if _counts(document, m)), None)


def _counts(document: Document, match: re.Match[str]) -> bool:
    meant = stance(document, match.start(), match.end())
    return not (meant.later or meant.negated or meant.absent)
