"""Names of products in a brief, and the lists they stand in."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from agents.intake.text import Document
from agents.intake.words import alternation, load

_NEAR = 70
# `Airflow (Composer is the same to us), Kafka`, `Airflow (Composer included), Kafka`: the aside may name a product
_ALIKE = (
    r" ?\(?(?:(?<=\()[^()\n\d;:]{0,30}\b)?(?:the same|included|including|alike|too|as well|likewise|no different|"
    r"in any form|hosted or not|managed or not|of any kind)(?: (?:thing|to us|to me|for us|for me)){0,2}\)|"
    r" (?:in|of) (?:any|every|each|all|whatever|whichever)(?: of)?(?: its| their| the)? "
    r"(?:forms?|shapes?|kinds?|sorts?|guises?|flavou?rs?|variants?|varieties|disguises?|versions?|tiers?|types?)"
)
_LISTED = re.compile(
    rf"(?:{_ALIKE})?"
    r"(?: (?:models?|endpoints?|clusters?|queues?|streams?|tables?))?\s*(?:,|/|&|\+|\|)?\s*"
    r"(?:and|or|nor|as well as|plus|also|with|on|through|via|on top of|running on)?\s*"
    r"(?:the |our |any |managed |even |an open model such as |\()?\s*"
)
# `no S3 reference`, `an S3 link`: a thing of the product, not the product.
_THING = re.compile(
    r" (?:references?|links?|urls?|uris?|pointers?|paths?|presign\w*)\b|"
    r"(?:'s)? (?:result |query |built-in )?cach(?:es?|ing)\b|"
    r"(?<=shap) (?:values?|plots?|explanations?)\b"
)
# `no copy outside Kafka`, `any other store beside or instead of DynamoDB is refused`: what is refused is another one.
_OTHER_THAN = re.compile(
    r"\b(?:no|nor|any|another|nothing|without)(?: \w+){0,3} (?:outside|besides?|beside or instead of|instead of|"
    r"in place of|than)(?: of)?(?: the| amazon| google| azure| aws)? $"
)
_LEFT = 70
_SIGNED = re.compile(r"[.!?] *\n\s*$")
_MADE_BY = (" from ", " by ", " of ")
_SINGULAR = re.compile(
    r"\)?,? (?:is|has|was|isn't|does|doesn't|remains?|exists|holds|gives|makes|tracks|runs|would|"
    r"we (?:have|know|use|run|like)|exists)\b"
)
_ADDED = re.compile(
    r"^[^.;:]*[ ,](?:and|with|plus|along with|together with)(?: from| on| off| of| with)?(?: the| an?)? $"
)
_PLURAL = re.compile(r"\)?,? (?:are|were|stay|remain|both|have to|will|should|must|carry|continue)\b")
_NEW_CLAUSE = re.compile(r", (?:and|but|while) (?:the |our )?")
_CLOSED = re.compile(r"\s*(?:[.;,)!]|$|for )")
_GOES_ON = re.compile(
    r" (?:(?:of|when|an?|that|into|in the|in a)\b|"
    r"(?:and|or) (?!other|similar|the |our |any |every |all |each )[a-z]{3,}\b(?! is\b))"
)
_NO = re.compile(r"(?:^|[,;:.(\n]|->| -) ?(?:no|without|not|w/o|w/out|avoid|never)(?: any)? $")
_KEPT = re.compile(
    r",? (?:in (?:use|place|prod\w*)|stays?|remains?|please|pls|preferred|wanted|welcome|fine|ok|okay|yes|already|"
    r"exists?|existing|we (?:have|use)|kept|keep)\b"
)
_ITEM = ".!?\n)-*•:"  # what a sentence or an item of a list begins behind
_MUCH = re.compile(r"\b(?:bit|lot|lots|piece|touch|amount|deal|drop|grain|kind|sort|tube) of$")
_SOLD = re.compile(r" (?:licen[cs]es?|dashboards?)\b")  # `another tableau licence`
_LIKE_A_TOOL = re.compile(
    r"\s*(?:[,;:.|/+&)=?\]\n]|$|(?:and|or|is|are|was|were|has|have|holds|we|they|would|could|does|doesn't|isn't|aren't|stays?|remains?|"
    r"goes|will|must|shall|should|may|can|cannot|can't|if|for|on|in|please|yes|no|not|too|also|runs?|works?|writes|out|gets?|looks?|seems?|"
    r"needs?|carries|sends|preferred|wanted|welcome|as|instead)\b)"
)


@dataclass(frozen=True)
class Name:
    """A product at [start, end); `row` is its entry in `lexicon/products/`."""

    row: dict[str, Any]
    start: int
    end: int


@cache
def table() -> tuple[re.Pattern[str], dict[str, dict[str, Any]], re.Pattern[str]]:
    """Names in any case, rows by name, and names only as spelt."""
    rows = load("products")
    names = {name: row for row in rows for name in row["names"]}
    exact = {name: row for row in rows for name in row.get("exact", [])}
    loose = re.compile(rf"(?<![\w-])(?:{alternation(names)})(?![\w])(?!-(?:like|compatible|style|flavou?red))", re.I)
    strict = re.compile(rf"(?<![\w-])(?<!Hong )(?:{alternation(exact)})(?![\w])")
    return loose, {**names, **exact}, strict


def runs(document: Document) -> list[list[Name]]:
    """The names in lists, in order: `A, B and C` are meant alike, `A, B and C is …` but for the last."""
    found: list[list[Name]] = []
    for name in find(document):
        if found and _are_listed(document, found[-1][-1], name):
            found[-1].append(name)
        else:
            found.append([name])
    return [part for run in found for part in _parted(document, run)]


def _are_listed(document: Document, one: Name, other: Name) -> bool:
    """`A, B`, `A with B`, and a model with its maker: `Claude from Anthropic`."""
    made = one.row is other.row and document.low[one.end : other.start] in _MADE_BY
    return made or bool(_LISTED.fullmatch(document.low, one.end, other.start))


@lru_cache(maxsize=4)
def find(document: Document) -> tuple[Name, ...]:
    """The names in order; of two that overlap the longer one."""
    loose, rows, strict = table()
    found = []
    for pattern in (loose, strict):
        for match in pattern.finditer(document.text):
            name = re.sub(r"\s+", " ", match.group())
            if _THING.match(document.low, match.end()) or _is_the_only(document, match.start()):
                continue
            if name.lower() in _people() and _is_person(document, match):
                continue
            if name in _worldly() and not _stands_like_a_tool(document, match):
                continue
            if name.lower() in _worldly() and _begins_a_sentence(document, match):
                continue
            found.append(Name(rows.get(name) or rows[name.lower()], match.start(), match.end()))
    return tuple(_longest(document, sorted(found + _in_small(document, found), key=lambda n: (n.start, -n.end))))


def _is_the_only(document: Document, start: int) -> bool:
    """Whether the words in front refuse what is not this product."""
    return _OTHER_THAN.search(re.sub(r"\s+", " ", document.low[max(0, start - _LEFT) : start])) is not None


def _in_small(document: Document, found: Sequence[Name]) -> list[Name]:
    """`dynamodb + segment stay`: a name that is a word too, in small letters, joined to another product."""
    rows, ends = _exact(), {name.end for name in found}
    matches = (match for end in ends if (match := _joined().match(document.low, end)))
    return [Name(rows[match["name"]], match.start("name"), match.end("name")) for match in matches]


def _longest(document: Document, found: Sequence[Name]) -> list[Name]:
    """Of two that overlap the longer one; behind a stroke only what follows another: `Kafka/Hadoop`, no path."""
    kept: list[Name] = []
    for name in found:
        alone = document.low[name.start - 1 : name.start] == "/" and not (kept and kept[-1].end == name.start - 1)
        if not alone and (not kept or name.start >= kept[-1].end):
            kept.append(name)
    return kept


@cache
def _exact() -> dict[str, dict[str, Any]]:
    return {name.lower(): row for row in load("products") for name in row.get("exact", [])}


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf" ?[+&] ?(?P<name>{alternation(_exact())})(?![\w-])(?={_LIKE_A_TOOL.pattern})")


@cache
def _worldly() -> frozenset[str]:
    return frozenset(load("worldly")["names"])


@cache
def _people() -> frozenset[str]:
    return frozenset(load("worldly")["people"])


@cache
def _spoken_to() -> re.Pattern[str]:
    return re.compile(load("worldly")["spoken_to"])


def _is_person(document: Document, match: re.Match[str]) -> bool:
    """`Hi Rasa, …`, or the name alone under what was written."""
    left = document.low[max(0, match.start() - _LEFT) : match.start()]
    signed = _SIGNED.search(left) and not document.text[match.end() :].strip(" .,-\n")
    return bool(signed or _spoken_to().search(left))


def _stands_like_a_tool(document: Document, match: re.Match[str]) -> bool:
    """Whether a name that is a word too is used like a tool's: `we run spark`, not `there is slack of 10%`."""
    if document.low.startswith((" of ", " in the "), match.end()):
        return False
    if _SOLD.match(document.low, match.end()):
        return True
    left = document.low[max(0, match.start() - 30) : match.start()].rstrip(" ")
    if not left or left[-1] in "\n,:;/+|-*([&=\"'.":
        return bool(_LIKE_A_TOOL.match(document.low, match.end()))
    return left.rsplit(None, 1)[-1] in load("worldly")["led"] and not _MUCH.search(left)


def _begins_a_sentence(document: Document, match: re.Match[str]) -> bool:
    """`Slack in the schedule`, `Soda and beer`: a word with a capital because it stands first."""
    left = document.text[max(0, match.start() - 3) : match.start()].rstrip(" ")
    if (not left or left[-1] in _ITEM) and match.group().lower() in load("worldly")["commands"]:
        return not _LIKE_A_TOOL.match(document.low, match.end())
    if left and left[-1] not in ".!?\n":
        return False
    goes_on = _GOES_ON.match(document.text, match.end())
    return bool(goes_on) and not table()[0].match(document.text, goes_on.start() + 5 if goes_on else 0)


def _parted(document: Document, run: list[Name]) -> list[list[Name]]:
    """`A, B and C is …` but for the last; `…work with A, and B plus C are …` but for the first."""
    links = [document.low[one.end : other.start] for one, other in itertools.pairwise(run)]
    if len(run) == 1 or any(" or " in link for link in links):
        return [run]
    if links[1:] and _NEW_CLAUSE.fullmatch(links[0]) and _PLURAL.match(document.low, run[-1].end):
        return [run[:1], run[1:]]
    if _is_denied_alone(document, run, links[-1]):
        return [run[:-1], run[-1:]]
    closed = re.search(r"\band\b|[,&+/|(]", links[-1]) and _SINGULAR.match(document.low, run[-1].end)
    return [run[:-1], run[-1:]] if closed else [run]


def _is_denied_alone(document: Document, run: list[Name], link: str) -> bool:
    """`no Kafka, Grafana in use`: what is said of the last is not what begins the item before."""
    denied = _NO.search(document.low, max(0, run[0].start - 16), run[0].start)
    return bool(denied and link.strip() == "," and _KEPT.match(document.low, run[-1].end))


def echoes(document: Document, last: int, name: Name, plain: bool) -> bool:
    """`Snowflake is forbidden, and so is Databricks`, `Spark too`: meant like the name that ends at `last`.

    `plain`: nothing else is said of it, so that `GKE preferred, and MLflow` counts too.
    """
    if not 0 <= name.start - last < _NEAR:
        return False
    between = document.low[last : name.start]
    echo = re.search(rf"(?:{load('polarity')['echo']})$", between)
    after = re.match(rf"(?: [a-z]+)?{load('polarity')['after_echo']}", document.low[name.end : name.end + 20])
    added = plain and _ADDED.search(between) and _CLOSED.match(document.low, name.end)
    return bool(echo or added or (after and not _LISTED.fullmatch(between)))
