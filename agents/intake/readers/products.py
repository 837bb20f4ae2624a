"""Products: what is refused, in use already, or wished for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.intake.meaning.polarity import is_later
from agents.intake.mention import Mention
from agents.intake.readers import sinks
from agents.intake.readers.skills import is_skill
from agents.intake.text import Document
from agents.intake.tools import framing, meanings, names, opinions, parts, staked, verdicts, withdrawn
from agents.intake.tools.evidence import Evidence
from agents.intake.tools.supposed import is_supposed
from agents.spelling import written
from core.constraints import Source

_NEAR = 40
_LOOKED_INTO = re.compile(
    r"\b(?:open|see|seen|read|view|find|visible|accessible|allowed|permitted|rights?|permissions?)"
    r"(?: \w+){0,3} (?:in|on) (?:the |our )?$"
)
_DECIDED = {"staying", "leaving", "wish", "refused", "mandate", "stamped"}


@dataclass(frozen=True)
class Product:
    """A product named in the brief and how it is meant."""

    id: str
    cloud: str | None
    source: str | None
    start: int
    end: int
    use: str
    hard: bool | None


def find(document: Document) -> list[Product]:
    """Every product the brief names within its scope, in order of appearance."""
    told = judge(document)
    for _, said in told:
        opinions.hear(said)
    scoped = [(name, said) for name, said in told if not _is_beside(document, name, said)]
    return [_product(name, meaning, hard) for name, meaning, hard in meanings.settle(scoped)]


def judge(document: Document) -> list[tuple[names.Name, Evidence]]:
    """Every name with what the words of judgement say of it."""
    runs = names.runs(document)
    evidence = verdicts.read(document, [[(name.start, name.end) for name in run] for run in runs])
    told = [pair for run, judged in zip(runs, evidence, strict=True) for pair in _of_list(run, judged)]
    for index, (name, said) in enumerate(told):
        if index and names.echoes(document, told[index - 1][0].end, name, {*said.concepts} <= {"placed"}):
            told[index] = (name, said.like(told[index - 1][1]))
    framing.frame(document, told)
    staked.settle(document, told)
    withdrawn.settle(document, told)
    return told


def _of_list(run: list[names.Name], judged: list[Evidence]) -> Iterator[tuple[names.Name, Evidence]]:
    """The names of a list with their evidence, in which what the list names counts for each."""
    kinds = opinions.about(run)
    for name, said in zip(run, judged, strict=True):
        said.around |= kinds
        yield name, said


def _is_beside(document: Document, name: names.Name, said: Evidence) -> bool:
    """Whether the name is put off until later, only stands for what people know, or a part of it is refused, or all of
    it by a guess.
    """
    known = is_skill(document, name.start) and not _DECIDED & {*said.concepts}
    banned = said.meaning == "forbid"
    unsaid = parts.is_part(document, name, said) or (banned and is_supposed(document, name.start))
    unsaid = unsaid or (banned and _is_looked_into(document, name.start))
    return known or unsaid or is_later(document.sentence_at(name.start), name.start)


def _is_looked_into(document: Document, start: int) -> bool:
    """`What somebody may not open in SharePoint`: what is refused is a look at what lies there."""
    return _LOOKED_INTO.search(document.low, max(0, start - _NEAR), start) is not None


def _product(name: names.Name, meaning: str, hard: bool | None) -> Product:
    row = name.row
    return Product(row["id"], row.get("cloud"), row.get("source"), name.start, name.end, meaning, hard)


def read(document: Document, products: list[Product]) -> Iterator[Mention]:
    """Mentions for the tooling lists, and sources that products imply."""
    for product in products:
        if product.use in ("forbid", "prefer", "existing"):
            yield Mention(f"tooling.{product.use}", product.id, product.start, product.end, hard=product.hard)
        if product.source and product.use == "existing" and not sinks.takes_in(document, product.start):
            because = f"{written(product.id)} is named as something in use"
            yield Mention(
                "data.sources", product.source, product.start, product.end, None, Source.INFERRED, 0.9, because
            )
