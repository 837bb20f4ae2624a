"""Products and clouds: what is refused, in use already, or wished for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.intake.meaning.polarity import is_later, stance
from agents.intake.mention import Mention
from agents.intake.readers import sinks
from agents.intake.readers.skills import is_skill
from agents.intake.text import Document
from agents.intake.tools import framing, meanings, names, opinions, verdicts
from agents.intake.tools.evidence import Evidence
from agents.intake.words import cue, load
from core.constraints import Source

_NEAR = 70
_DECIDED = {"staying", "leaving", "wish", "refused", "mandate"}
_AWAY = re.compile(r"\b(?:from|off|left|leaving|away from|out of|quit|abandoned|departed)(?: the)? $")
_ONWARD = re.compile(r"(?: cloud| platform)?(?: \w+){0,4},? (?:to|for|onto|towards?|and (?:moved|went|are now|now)) ")
_FOR_OTHERS = re.compile(
    r" (?:outages?|man|woman|bills?|certifi\w+|credits|conference|summit|consultants?|shares|stock|blue)\b|"
    r" (?:only |just )?for (?:the |our |their )?"
    r"(?:web ?sites?|home ?page|shop|mails?|e-?mails?|office|backups?|other \w+|the rest|rest)\b"
)


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
    return told


def _of_list(run: list[names.Name], judged: list[Evidence]) -> Iterator[tuple[names.Name, Evidence]]:
    """The names of a list with their evidence, in which what the list names counts for each."""
    kinds = opinions.about(run)
    for name, said in zip(run, judged, strict=True):
        said.around |= kinds
        yield name, said


def _is_beside(document: Document, name: names.Name, said: Evidence) -> bool:
    """Whether the name is put off until later, or only stands for what people know."""
    known = is_skill(document, name.start) and not _DECIDED & {*said.concepts}
    return known or is_later(document.sentence_at(name.start), name.start)


def _product(name: names.Name, meaning: str, hard: bool | None) -> Product:
    row = name.row
    return Product(row["id"], row.get("cloud"), row.get("source"), name.start, name.end, meaning, hard)


def read(document: Document, products: list[Product]) -> Iterator[Mention]:
    """Mentions for the tooling lists, and sources that products imply."""
    for product in products:
        if product.use in ("forbid", "prefer", "existing"):
            yield Mention(f"tooling.{product.use}", product.id, product.start, product.end, hard=product.hard)
        if product.source and product.use == "existing" and not sinks.takes_in(document, product.start):
            because = f"{product.id} is named as something in use"
            yield Mention(
                "data.sources", product.source, product.start, product.end, None, Source.INFERRED, 0.9, because
            )


def clouds(document: Document, products: list[Product]) -> Iterator[Mention]:
    """The cloud as stated; else the cloud whose products are in use or wished for."""
    stated = _united(document, _decided(document, list(_stated_clouds(document))))
    yield from stated
    if stated:
        return
    for product in products:
        if product.cloud and product.use in ("existing", "prefer"):
            because = f"{document.brief[product.start : product.end]} belongs to it"
            yield Mention("cloud", product.cloud, product.start, product.end, None, Source.INFERRED, 0.8, because)


def _decided(document: Document, stated: list[Mention]) -> list[Mention]:
    """Without clouds that are left open (`AWS or Azure`)."""
    ordered = sorted(stated, key=lambda m: m.start)
    open_ = {
        m.start
        for one, other in itertools.pairwise(ordered)
        for m in (one, other)
        if one.value != other.value and re.fullmatch(r",?\s*(?:or|/)\s*", document.low[one.end : other.start])
    }
    return [m for m in stated if m.start not in open_]


def _united(document: Document, stated: list[Mention]) -> list[Mention]:
    """`multi` where the brief says so, or where two clouds are named together (`AWS and GCP`, `both`)."""
    multi = [m for m in stated if m.value == "multi"]
    if multi:
        return multi
    for one, other in itertools.pairwise(sorted(stated, key=lambda m: m.start)):
        if one.value != other.value and re.fullmatch(
            r"\s*(?:and|,|\+|&|as well as|and also)\s*", document.low[one.end : other.start]
        ):
            return [one.but(value="multi", end=other.end)]
    return stated


def _stated_clouds(document: Document) -> Iterator[Mention]:
    for cloud, spellings in load("clouds").items():
        for match in cue("|".join(spellings)).finditer(document.text):
            if _part_of_product(document, match.start(), match.end()) or _of_others(document, match):
                continue
            meant = stance(document, match.start(), match.end())
            if not (meant.negated or meant.absent or meant.later or meant.question):
                hard = True if meant.hard else (False if meant.soft else None)
                yield Mention("cloud", cloud, match.start(), match.end(), hard=hard, wish=meant.soft)


def _of_others(document: Document, match: re.Match[str]) -> bool:
    """`our competitor is on AWS`, `moved from AWS to GCP`, `AWS for the website`: not where this is to run."""
    left = document.low[max(0, match.start() - _NEAR) : match.start()]
    moved = _AWAY.search(left) and _ONWARD.match(document.low, match.end())
    aside = _FOR_OTHERS.match(document.low, match.end())
    return bool(moved or aside) or "others" in verdicts.of(document, match.start(), match.end()).concepts


def _part_of_product(document: Document, start: int, end: int) -> bool:
    """`AWS Glue`, `Azure Data Factory`: the vendor's name inside a product's is no statement of the cloud."""
    match = names.table()[0].match(document.text, start)
    return bool(match and match.end() > end)
