"""An answer that has to hold what happens only after it is due."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import every, pattern, quoted
from agents.intake.spoken.periods import HOUR_MS, amount, unit_h
from agents.intake.spoken.times import asked
from agents.intake.spoken.verdict import denials, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "future"
SPANS = (("next", "span"), ("long", "of"), ("many", "what"))


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The facts themselves, no forecast of them, and no second answer once they are known."""
    target = asked(c)
    if target is None or refused(document, KIND, "guess") is None or _is_given_twice(document):
        return
    field, limit = target
    for match in every(document, KIND, "later"):
        sentence, long = document.sentence_at(match.start()).text, _ms(match)
        if long > limit and all(pattern(KIND, name).search(sentence) for name in ("needed", "real")):
            told = quoted(match)
            text = f"The answer is due after {span(limit)} and has to hold what happens “{told}”."
            ways = (
                Way(f"Answer once the {span(long)} are over", {field: None, "serving_mode": "batch"}),
                Way("Allow a forecast of it"),
            )
            yield Clash((field,), text, ways)
            return


def _is_given_twice(document: Document) -> bool:
    """A first answer now and another one later, which nothing rules out."""
    banned = list(denials(document, KIND, "twice"))
    return any(not any(a <= m.start() < b for a, b in banned) for m in every(document, KIND, "twice"))


def _ms(match: re.Match[str]) -> float:
    for number, unit in SPANS:
        if match[unit]:
            return (amount(match, number) or 1.0) * unit_h(match[unit]) * HOUR_MS
    return 0.0
