"""Products that have to do the work and leave nothing else to do it."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.tools import ASKED, values
from agents.intake.meaning.polarity import stance
from agents.intake.spoken.frames import demands, every, pattern
from agents.intake.spoken.products import Wanted
from agents.intake.text import Document, Sentence
from agents.intake.tools import names
from core.constraints import Constraints

KIND = "prescribed"
CLUSTERS = frozenset({"kubernetes", "openshift", "rancher", "k3s"})  # what all else stands on does no work of its own
BETWEEN = 300  # characters between a product and what excludes the others


def prescribed(document: Document, c: Constraints) -> Iterator[Wanted]:
    """(field, product): wished for without a choice, or named where a sentence prescribes it and excludes the rest."""
    fact = c.tooling.prefer
    if fact is not None and fact.hard:
        yield from (("tooling.prefer", str(product)) for product in values(fact))
    sole = _sole(document, c)
    for found in names.find(document) if sole else ():
        sentence = document.sentence_at(found.start)
        beside = [one.text for one in sole if _is_near(document, sentence, one)]
        if beside and any(map(pattern(KIND, "must").search, [sentence.text, *beside])):
            yield from _held(document, c, found)


def _sole(document: Document, c: Constraints) -> list[Sentence]:
    """Sentences that leave nothing else, or rule out other products by name."""
    banned = [one.start for one in names.find(document) if str(one.row["id"]) in values(c.tooling.forbid)]
    said = [document.sentence_at(match.start()) for match in demands(document, KIND, "sole")]
    lists = [document.sentence_at(match.start()) for match in every(document, KIND, "excluded")]
    return said + [one for one in lists if any(one.start <= start < one.end for start in banned)]


def _held(document: Document, c: Constraints, found: names.Name) -> Iterator[Wanted]:
    """The fields that hold the product; one that no field holds is wished for, unless it is what is excluded."""
    product = str(found.row["id"])
    if product in CLUSTERS:
        return
    held = [f"tooling.{field}" for field in ASKED if product in values(getattr(c.tooling, field))]
    yield from ((field, product) for field in held)
    if not held and product not in values(c.tooling.forbid):
        meant = stance(document, found.start, found.end)
        if not (meant.negated or meant.refused or meant.soft or meant.current):
            yield "tooling.prefer", product


def banned_beside(c: Constraints, field: str) -> tuple[str, ...]:
    """The bans that leave nothing but a product which is merely in use."""
    return ("tooling.forbid",) if field == "tooling.existing" and c.tooling.forbid is not None else ()


def _is_near(document: Document, sentence: Sentence, sole: Sentence) -> bool:
    """The same sentence, or one close behind it with no other product in between."""
    if sentence.start == sole.start:
        return True
    between = sole.start - sentence.end
    return 0 <= between <= BETWEEN and not any(sentence.end <= one.start < sole.start for one in names.find(document))
