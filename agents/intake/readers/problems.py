"""The use case and the kind of problem: the use case whose cues weigh most."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.text import Document
from agents.intake.words import cue, load
from core.constraints import Source

STRONG, WEAK, LEAD = 3.0, 1.0, 1.5
_REPEATS = 3


@cache
def _cases() -> list[tuple[str, str, re.Pattern[str], re.Pattern[str] | None]]:
    return [
        (name, row["problem_type"], cue("|".join(row["strong"])), cue("|".join(row["weak"])) if row["weak"] else None)
        for name, row in load("problems").items()
    ]


def read(document: Document) -> Iterator[Mention]:
    """At most one use case and its problem type, both inferred from the cue that stands first."""
    found = list(_scores(document))
    present = {name for name, _, weight, _ in found if weight}
    found = [one for one in found if not present & _yields(one[0])]
    scored = [(weight, -index, name, kind, at) for index, (name, kind, weight, at) in enumerate(found) if at]
    if not scored:
        return
    weight, _, name, kind, at = max(scored)
    total = sum(other[0] for other in scored)
    confidence = round(min(0.95, 0.5 + 0.5 * weight / total), 2)
    because = f"the brief speaks of “{document.brief[at[0] : at[1]]}”"
    for field, value in (("project.domain", name), ("project.problem_type", kind)):
        yield Mention(field, value, at[0], at[1], None, Source.INFERRED, confidence, because)


def _yields(name: str) -> set[str]:
    """The use cases that win whenever they are named at all: an invoice read by a language model is such a case."""
    return set(load("problems")[name].get("yields", ()))


def _scores(document: Document) -> Iterator[tuple[str, str, float, tuple[int, int] | None]]:
    for name, kind, strong, weak in _cases():
        hits = [m for m in strong.finditer(document.text) if _counts(document, m)]
        soft = [m for m in weak.finditer(document.text) if _counts(document, m)] if weak else []
        if not hits:
            yield name, kind, 0.0, None
            continue
        kinds = {m.group().lower() for m in hits}
        repeated = min(len(hits), len(kinds) + _REPEATS)
        early = LEAD if hits[0].start() < max(200, len(document.text) // 4) else 0.0
        yield (
            name,
            kind,
            STRONG * len(kinds) + 0.5 * repeated + WEAK * min(len({m.group().lower() for m in soft}), 3) + early,
            hits[0].span(),
        )


def _counts(document: Document, match: re.Match[str]) -> bool:
    meant = stance(document, match.start(), match.end())
    return not (meant.later or meant.negated or meant.absent)
