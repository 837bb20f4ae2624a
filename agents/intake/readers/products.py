"""Products and clouds: what is refused, in use already, or wished for."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.mention import Mention
from agents.intake.polarity import Stance, label, pattern, stance
from agents.intake.text import Document
from agents.intake.words import alternation, cue, load
from core.constraints import Source

_LABEL_WORDS = 6


_PLACED = re.compile(r"\b(?:in|into|to|from|via|on|onto)(?: the| a)? $")
_SKILL = re.compile(
    r"\b(?:fluent|skilled|experienced?|proficient|comfortable|familiar|knows?|strong) (?:in |"
    r"with |at |of )?((?:[\w+#./-]+(?: \w+)?(?:, | and | or |, and )?){0,6})$"
)
_IN_BRACKETS = re.compile(
    r"\b(?:engineers?|scientists?|developers?|devs?|people|analysts?|team|programmers?|sres?) \([^)]*$"
)
_CREW = re.compile(r"(?:team|crew|staff|people|skills?|squad|who|personnel)\b")
_SKILLS_AFTER = re.compile(r"[\w#./-]+(?:(?:,| and| or| ?[+&/]) ?[\w#./-]+){0,4} (?:skills?|experience|know-how)\b")


def is_skill(document: Document, start: int) -> bool:
    """Whether the name stands in a list of what people know, which says nothing about what is in use."""
    sentence = document.sentence_at(start)
    left = document.low[max(sentence.start, start - 80) : start]
    if _CREW.match(label(document, start)):
        return True
    return bool(_SKILL.search(left) or _IN_BRACKETS.search(left)) or bool(_SKILLS_AFTER.match(document.low, start))


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


@cache
def _table() -> tuple[re.Pattern[str], dict[str, dict[str, Any]], re.Pattern[str]]:
    rows = load("products")
    names = {name: row for row in rows for name in row["names"]}
    exact = {name: row for row in rows for name in row.get("exact", [])}
    loose = re.compile(rf"(?<![\w/-])(?:{alternation(names)})(?![\w])(?!-like)", re.I)
    strict = re.compile(rf"(?<![\w/-])(?:{alternation(exact)})(?![\w])")
    return loose, {**names, **exact}, strict


def find(document: Document) -> list[Product]:
    """Every product the brief names within its scope, in order of appearance."""
    loose, rows, strict = _table()
    found = []
    for pattern_ in (loose, strict):
        for match in pattern_.finditer(document.text):
            name = re.sub(r"\s+", " ", match.group())
            row = rows.get(name) or rows[name.lower()]
            product = _meant(document, row, match.start(), match.end())
            if product is not None:
                found.append(product)
    return sorted(found, key=lambda p: (p.start, p.id))


def _meant(document: Document, row: dict[str, Any], start: int, end: int) -> Product | None:
    meant = stance(document, start, end)
    if meant.later or meant.question:
        return None
    if is_skill(document, start):
        return None
    use, hard = ("forbid", True) if meant.negated else _use(document, meant, start, end)
    return Product(row["id"], row.get("cloud"), row.get("source"), start, end, "absent" if meant.absent else use, hard)


def _use(document: Document, meant: Stance, start: int, end: int) -> tuple[str, bool | None]:
    """The nearest verb before the name decides; one that follows it (`would be nice`) only if none does."""
    sentence = document.sentence_at(start)
    left = re.split(r"[;:]|\bbut\b|\band we\b|\bso\b", document.low[max(sentence.start, start - 120) : start])[-1]
    if (called := _labelled(label(document, start))) is not None:
        return called
    ends = {
        use: max((m.end() for m in pattern(use).finditer(left)), default=-1) for use in ("must", "prefer", "existing")
    }
    right = document.low[end : min(end + 50, sentence.end)]
    if re.search(r"\b(?:our|existing|current) $", left):
        return "existing", None
    following = re.split(r"[.;]|\bbut\b", right)[0]
    for use, hard in (("prefer", False), ("existing", None), ("must", True), ("allowed", None)):
        match = pattern(f"after_{use}").search(following)
        if match and _adjacent(following[: match.start()], match.group()):
            return ("prefer", True) if use == "must" else (use, hard)
    if _PLACED.search(left) and max(ends["must"], ends["prefer"]) < len(left) - 15:
        return "existing", None
    if ends["must"] >= 0 and ends["must"] >= ends["prefer"]:
        return "prefer", True
    if ends["prefer"] >= 0:
        return "prefer", False
    return "existing", None


def _adjacent(between: str, said: str) -> bool:
    """Whether what is said behind a name is said of it: `A and B is …` speaks of B alone."""
    return "," not in between and not (" and " in between and said.startswith(("is", "has", "was")))


def _labelled(text: str) -> tuple[str, bool | None] | None:
    """How products are meant that stand under a label (`Tools we like:`, `Must use:`, `Existing stack:`)."""
    if not text or len(text.split()) > _LABEL_WORDS:
        return None
    if pattern("label_must").search(text):
        return "prefer", True
    if pattern("label_prefer").search(text):
        return "prefer", False
    return ("existing", None) if pattern("label_existing").search(text) else None


def read(document: Document, products: list[Product]) -> Iterator[Mention]:
    """Mentions for the tooling lists, sources that products imply, and wishes to keep what is there."""
    by_use: dict[str, set[str]] = defaultdict(set)
    for product in products:
        by_use[product.use].add(product.id)
    for product in products:
        if product.use in ("forbid", "prefer", "existing"):
            hard = product.hard if product.use != "existing" else None
            yield Mention(f"tooling.{product.use}", product.id, product.start, product.end, hard=hard)
        if product.use == "existing" and _kept(document, product):
            yield Mention("tooling.prefer", product.id, product.start, product.end, hard=False)
        if product.source and product.use == "existing":
            because = f"{product.id} is named as something in use"
            yield Mention(
                "data.sources", product.source, product.start, product.end, None, Source.INFERRED, 0.9, because
            )


def _kept(document: Document, product: Product) -> bool:
    sentence = document.sentence_at(product.start)
    return bool(pattern("keep").search(document.text, product.end, sentence.end))


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
    for cloud, names in load("clouds").items():
        for match in cue("|".join(names)).finditer(document.text):
            if _part_of_product(document, match.start(), match.end()):
                continue
            meant = stance(document, match.start(), match.end())
            if not (meant.negated or meant.absent or meant.later or meant.question):
                hard = True if meant.hard else (False if meant.soft else None)
                yield Mention("cloud", cloud, match.start(), match.end(), hard=hard, wish=meant.soft)


def _part_of_product(document: Document, start: int, end: int) -> bool:
    """`AWS Glue`, `Azure Data Factory`: the vendor's name inside a product's is no statement of the cloud."""
    match = _table()[0].match(document.text, start)
    return bool(match and match.end() > end)
