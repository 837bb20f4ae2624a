"""Products that have to do the work and leave nothing else to do it."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.tools import ASKED, values
from agents.intake.spoken.frames import every, firm, pattern
from agents.intake.spoken.products import Wanted
from agents.intake.text import Document, Sentence
from agents.intake.tools import names
from core.constraints import Constraints

KIND = "prescribed"


def prescribed(document: Document, c: Constraints) -> Iterator[Wanted]:
    """(field, product): wished for without a choice, or named where a sentence prescribes it and excludes the rest."""
    fact = c.tooling.prefer
    if fact is not None and fact.hard:
        yield from (("tooling.prefer", str(product)) for product in values(fact))
    sole = [document.sentence_at(match.start()) for match in every(document, KIND, "sole") if firm(document, match)]
    for found in names.find(document) if sole else ():
        sentence = document.sentence_at(found.start)
        beside = [one.text for one in sole if _is_near(document, sentence, one)]
        if beside and any(map(pattern(KIND, "must").search, [sentence.text, *beside])):
            product = str(found.row["id"])
            yield from ((f"tooling.{f}", product) for f in ASKED if product in values(getattr(c.tooling, f)))


def banned_beside(c: Constraints, field: str) -> tuple[str, ...]:
    """The bans that leave nothing but a product which is merely in use."""
    return ("tooling.forbid",) if field == "tooling.existing" and c.tooling.forbid is not None else ()


def _is_near(document: Document, sentence: Sentence, sole: Sentence) -> bool:
    """The same sentence, or the one right behind it."""
    between = document.text[sentence.end : sole.start] if sole.start >= sentence.end else None
    return sentence.start == sole.start or (between is not None and not between.strip())
