"""Products and clouds: what is refused, in use already, or wished for."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.readers import anaphora, tool_use, verdicts
from agents.intake.text import Document
from agents.intake.words import alternation, cue, load
from core.constraints import Source

_NEAR = 70
_LISTED = re.compile(
    r"\s*(?:,|/|&|\+|\|)?\s*(?:and|or|nor|as well as|plus|also)?\s*(?:the |our |any |managed |even |\()?\s*"
)
_SINGULAR = re.compile(
    r"\)?,? (?:is|has|was|isn't|does|doesn't|remains?|exists|holds|gives|makes|tracks|runs|would|"
    r"we (?:have|know|use|run|like)|exists)\b"
)
_GOES_ON = re.compile(r" (?:(?:of|if|when|an?|that|into|in the|in a)\b|(?:and|or) [a-z]{3,}\b(?! is\b))")
_AWAY = re.compile(r"\b(?:from|off|left|leaving|away from|out of|quit|abandoned|departed)(?: the)? $")
_ONWARD = re.compile(r"(?: cloud| platform)?(?: \w+){0,4},? (?:to|for|onto|towards?|and (?:moved|went|are now|now)) ")
_FOR_OTHERS = re.compile(
    r" (?:outages?|man|woman|bills?|certifi\w+|credits|conference|summit|consultants?|shares|stock|blue)\b|"
    r" (?:only |just )?for (?:the |our |their )?"
    r"(?:web ?sites?|home ?page|shop|mails?|e-?mails?|office|backups?|other \w+|the rest|rest)\b"
)
Name = tuple[dict[str, Any], int, int]


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
    loose = re.compile(rf"(?<![\w/-])(?:{alternation(names)})(?![\w])(?!-(?:like|compatible|style|flavou?red))", re.I)
    strict = re.compile(rf"(?<![\w/-])(?<!Hong )(?:{alternation(exact)})(?![\w])")
    return loose, {**names, **exact}, strict


def find(document: Document) -> list[Product]:
    """Every product the brief names within its scope, in order of appearance."""
    found: list[Product] = []
    for run in _runs(document, _named(document)):
        for row, start, end in run:
            product = _echoed(document, found, row, start, end) or _meant(document, row, start, end, run)
            if product is not None:
                found.append(product)
    return anaphora.resolve(document, sorted(found, key=lambda p: (p.start, p.id)))


def _named(document: Document) -> list[Name]:
    """The names in order, each with its row of `lexicon/products/`."""
    loose, rows, strict = _table()
    found = []
    for pattern_ in (loose, strict):
        for match in pattern_.finditer(document.text):
            name = re.sub(r"\s+", " ", match.group())
            if name in _worldly() and not _stands_like_a_tool(document, match):
                continue
            if name.lower() in _worldly() and _begins_a_sentence(document, match):
                continue
            found.append((rows.get(name) or rows[name.lower()], match.start(), match.end()))
    return sorted(found, key=lambda n: (n[1], n[0]["id"]))


@cache
def _worldly() -> frozenset[str]:
    return frozenset(load("worldly")["names"])


def _stands_like_a_tool(document: Document, match: re.Match[str]) -> bool:
    """Whether a name that is a word too is used like a tool's: `we run spark`, not `a spark of interest`."""
    left = document.low[max(0, match.start() - 30) : match.start()].rstrip(" ")
    if not left or left[-1] in "\n,:;/+|-*([&=\"'.":
        return bool(
            re.match(
                r"\s*(?:[,;:.|/+&)\]\n]|$|and\b|is\b|are\b|holds\b|we\b|was\b|has\b)",
                document.low[match.end() : match.end() + 8],
            )
        )
    return left.rsplit(None, 1)[-1] in load("worldly")["led"]


def _begins_a_sentence(document: Document, match: re.Match[str]) -> bool:
    """`Slack in the schedule`, `Soda and beer`: a word with a capital because it stands first."""
    left = document.text[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return (not left or left[-1] in ".!?\n") and bool(_GOES_ON.match(document.text, match.end()))


def _runs(document: Document, names: list[Name]) -> list[list[Name]]:
    """The names in lists: `A, B and C` are meant alike."""
    runs: list[list[Name]] = []
    for name in names:
        if runs and _LISTED.fullmatch(document.low, runs[-1][-1][2], name[1]):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs


def _echoed(document: Document, found: list[Product], row: dict[str, Any], start: int, end: int) -> Product | None:
    """`Snowflake is forbidden, and so is Databricks`, `Spark too`: meant like the name before it."""
    last = found[-1] if found else None
    if last is None or not 0 <= start - last.end < _NEAR:
        return None
    between = document.low[last.end : start]
    echo = re.search(rf"(?:{load('polarity')['echo']})$", between)
    after = re.match(load("polarity")["after_echo"], document.low[end : end + 20])
    if not echo and not (after and not _LISTED.fullmatch(between)):
        return None
    return replace(last, id=row["id"], cloud=row.get("cloud"), source=row.get("source"), start=start, end=end)


def _meant(document: Document, row: dict[str, Any], start: int, end: int, run: list[Name]) -> Product | None:
    first, last = _extent(document, start, end, run)
    meant = tool_use.read(document, start, first, last)
    if meant is None:
        return None
    return Product(row["id"], row.get("cloud"), row.get("source"), start, end, meant.use, meant.hard)


def _extent(document: Document, start: int, end: int, run: list[Name]) -> tuple[int, int]:
    """What a name is judged by: its whole list where a plural follows (`A and B are out`), itself otherwise."""
    either = any(" or " in document.low[one[2] : other[1]] for one, other in itertools.pairwise(run))
    whole = either or len(run) == 1 or not _SINGULAR.match(document.low, run[-1][2])
    return (run[0][1], run[-1][2]) if whole else (start, end)


def read(document: Document, products: list[Product]) -> Iterator[Mention]:
    """Mentions for the tooling lists, and sources that products imply."""
    by_use: dict[str, set[str]] = defaultdict(set)
    for product in products:
        by_use[product.use].add(product.id)
    for product in products:
        if product.use in ("forbid", "prefer", "existing"):
            hard = product.hard if product.use != "existing" else None
            yield Mention(f"tooling.{product.use}", product.id, product.start, product.end, hard=hard)
        if product.source and product.use == "existing":
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
    for cloud, names in load("clouds").items():
        for match in cue("|".join(names)).finditer(document.text):
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
    return bool(moved or aside) or verdicts.is_foreign(document, match.start(), match.end())


def _part_of_product(document: Document, start: int, end: int) -> bool:
    """`AWS Glue`, `Azure Data Factory`: the vendor's name inside a product's is no statement of the cloud."""
    match = _table()[0].match(document.text, start)
    return bool(match and match.end() > end)
