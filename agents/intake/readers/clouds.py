"""The cloud a system runs on: of the clouds a brief names, the one it is on, or is to be on, or all of several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

from agents.intake import reconsidered
from agents.intake.meaning.polarity import stance
from agents.intake.mention import Mention
from agents.intake.readers import premises
from agents.intake.readers.products import Product
from agents.intake.text import Document
from agents.intake.tools import names, verdicts
from agents.intake.words import cue, cues, load, spaced
from core.constraints import Source

_NEAR, _MULTI, _OWN, _WISH = 70, "multi", "on_prem", "wish"
_OUT = {"others", "leaving"}
_FAINT = {"past", "tried", "known", "hearsay", "refused"}
_NOT_OURS = {"others", "past", "known"}
_FIRM = {"staying", "mandate", "!leaving"}
_CLAUSE = re.compile(r"[;:.,(]\s|\bbut\b|\n")
_PART = re.compile(r"[;:.(]\s|\bbut\b|\n")
_OR = re.compile(r",?\s*(?:or|/)\s*")
_AND = re.compile(r"\s*(?:and|,|\+|&|as well as|and also)(?: (?:on|in|with|at))?\s*")
Said = tuple[Mention, set[str]]
_cues = partial(cues, "clouds")


@dataclass(frozen=True)
class Clouds:
    """The clouds it runs on, and those taken back, each with the one that stands for it."""

    chosen: list[Mention]
    given_up: list[tuple[Mention, Mention]]


def read(document: Document, products: Sequence[Product]) -> Clouds:
    """The clouds as stated, `multi` for several that are kept, `on_prem` for machines of one's own.

    Without any, the clouds whose products are in use or wished for.
    """
    named = _named(document)
    own = [(m, set[str]()) for m in premises.read(document, cloudless=not named)]
    if premises.is_left_open(document):
        own = [(m, said) for m, said in own if m.hard]
    kept = [(m, said) for m, said in own if not (named and premises.serves_today(document, m))]
    if any(not said & (_OUT | _FAINT) and (_WISH in said or not _is_aside(document, m, 0)) for m, said in named):
        kept = [(m, said) for m, said in kept if not premises.holds_a_source(document, m)]
    given_up = _given_up(document, [*named, *kept])
    gone, stands = [one for one, _ in given_up], [other for _, other in given_up]
    named = [(m, set() if m in stands else said) for m, said in named if m not in gone]
    kept = [(m, said) for m, said in kept if m not in gone]
    decided = sorted([*_decided(document, named), *kept], key=lambda told: told[0].start)
    chosen = _united(document, _chosen(document, decided)) or list(_of_products(document, products))
    return Clouds(chosen, given_up)


def _given_up(document: Document, said: Sequence[Said]) -> list[tuple[Mention, Mention]]:
    """The clouds a turn takes back; no turn leads to one that is another's, unless it is announced as the choice."""
    told = sorted(said, key=lambda one: one[0].start)
    if any(m.value == _MULTI for m, _ in told):
        return []
    meant = [
        m for m, concepts in told
        if not concepts & _NOT_OURS or reconsidered.is_announced(document, m)
    ]  # fmt: skip
    return reconsidered.given_up(document, meant)


def _of_products(document: Document, products: Sequence[Product]) -> Iterator[Mention]:
    for product in products:
        name = document.brief[product.start : product.end]
        cloud = product.cloud or _in_name(name)
        if cloud and product.use in ("existing", "prefer"):
            because = f"{name} belongs to it"
            yield Mention("cloud", cloud, product.start, product.end, None, Source.INFERRED, 0.8, because)
    yield from _of_hosts(document, products)


def _of_hosts(document: Document, products: Sequence[Product]) -> Iterator[Mention]:
    """`our k8s at Hetzner`: a cluster of one's own on machines that somebody else lets."""
    used = [product for product in products if product.use in ("existing", "prefer")]
    cluster = any(product.id in load("clouds")["clusters"] for product in used)
    hosts = {row["id"] for row in load("products/hosting") if "cloud" not in row}
    for product in used:
        if cluster and product.id in hosts:
            because = f"the cluster stands at {document.brief[product.start : product.end]}"
            yield Mention("cloud", _OWN, product.start, product.end, None, Source.INFERRED, 0.7, because)


def _in_name(name: str) -> str:
    """The cloud that a product of everywhere is called by: `Azure SQL Database`, `Amazon RDS for PostgreSQL`."""
    makers = load("clouds")["makers"]
    return str(makers.get(name.split(maxsplit=1)[0].lower(), ""))


def _named(document: Document) -> list[Said]:
    """Every cloud that is named and not turned down, with what the words of judgement say of it."""
    found = sorted(_matches(document), key=lambda m: m.start)
    products = [[(name.start, name.end) for name in run] for run in names.runs(document)] if found else []
    spans = {(m.start, m.end): m for m in found}
    runs = sorted([*([span] for span in spans), *products])
    told = zip(runs, verdicts.read(document, runs), strict=True)
    return [(spans[run[0]], {*said[0].concepts}) for run, said in told if run[0] in spans]


@cache
def _every_name() -> re.Pattern[str]:
    """Any cloud, or what a list of them is called."""
    return cue("|".join(["clouds?", *(name for names in load("clouds")["names"].values() for name in names)]))


def _matches(document: Document) -> Iterator[Mention]:
    for cloud, start, end in [*_by_name(document), *_by_maker(document)]:
        meant = stance(document, start, end, _every_name())
        out = meant.negated or meant.absent or meant.later or meant.question
        if not (out or _part_of_product(document, start, end)):
            hard = True if meant.hard else (False if meant.soft else None)
            yield Mention("cloud", cloud, start, end, hard=hard, wish=meant.soft)


def _by_name(document: Document) -> Iterator[tuple[str, int, int]]:
    for cloud, spellings in load("clouds")["names"].items():
        for match in cue("|".join(spellings)).finditer(document.text):
            yield cloud, match.start(), match.end()


def _by_maker(document: Document) -> Iterator[tuple[str, int, int]]:
    """`our servers are rented from Amazon`: the cloud of the house that machines are at."""
    for maker, cloud in load("clouds")["hosts"].items():
        for match in _hosted(maker).finditer(document.text):
            at = match.start() + match.group().lower().rindex(maker)
            yield cloud, at, at + len(maker)


@cache
def _hosted(maker: str) -> re.Pattern[str]:
    """The frames in which the maker of a cloud is named as a host."""
    table = load("clouds")
    named = f"{maker}(?!{table['wares']})"
    return cue("|".join(frame.replace("{maker}", named) for frame in table["hosted"]))


def _decided(document: Document, stated: list[Said]) -> list[Said]:
    """Without clouds of others, those that are left, and those between which it is open (`AWS or Azure`)."""
    open_ = {
        m.start
        for (one, _), (other, _) in pairwise(stated)
        for m in (one, other)
        if one.value != other.value and _OR.fullmatch(document.low, one.end, other.start)
    }
    return [(m, said) for m, said in stated if m.start not in open_ and (m.value == _MULTI or not said & _OUT)]


def _chosen(document: Document, stated: list[Said]) -> list[Said]:
    """`multi` where the brief says so; else those that no word says are another's, past, or for something else."""
    if several := [(m, said) for m, said in stated if m.value == _MULTI and not _behind().match(document.low, m.end)]:
        return several
    sure = [(m, said) for m, said in stated if said & _FIRM or not said & _FAINT] or stated
    ends = [0, *(m.end for m, _ in sure)]
    return [(m, said) for end, (m, said) in zip(ends, sure, strict=False) if not _is_aside(document, m, end)] or sure


def _is_aside(document: Document, mention: Mention, since: int) -> bool:
    begin = max(document.sentence_at(mention.start).start, since, mention.start - _NEAR)
    part = _CLAUSE if begin == since > 0 else _PART
    begin = max((match.end() for match in part.finditer(document.low, begin, mention.start)), default=begin)
    before = _cues("before").search(document.low, begin, mention.start)
    return bool(before or _behind().match(document.low, mention.end))


def _united(document: Document, stated: list[Said]) -> list[Mention]:
    """`multi` where two clouds are named for it together; else the clouds one by one."""
    for (one, _), (other, _) in pairwise(stated):
        if one.value != other.value and _OWN not in (one.value, other.value) and _is_joint(document, one, other):
            return [one.but(value=_MULTI, end=other.end)]
    return [m for m, _ in stated]


def _is_joint(document: Document, one: Mention, other: Mention) -> bool:
    """`AWS and GCP`; `the shop runs on Azure, the warehouse on GCP; both stay`; `we serve from AWS, train on GCP`."""
    between = document.low[one.end : other.start]
    if _AND.fullmatch(between):
        return True
    sentence = document.sentence_at(one.start)
    if other.start >= sentence.end:
        return False
    follows = document.sentence_at(min(document.sentence_at(other.start).end + 1, len(document.text) - 1))
    if _cues("together").search(document.low, sentence.start, follows.end):
        return True
    part = _cues("parts")
    return bool(part.search(document.low, sentence.start, one.start) and part.search(between))


@cache
def _behind() -> re.Pattern[str]:
    table = load("clouds")
    clouds = "|".join(name for names_ in table["names"].values() for name in names_ if name.isalpha())
    return re.compile(rf"(?:,? (?:and|or) (?:{clouds}))?(?:{spaced('|'.join(table['behind']))})(?!\w)")


def _part_of_product(document: Document, start: int, end: int) -> bool:
    """`AWS Glue`, `Azure Data Factory`: the vendor's name inside a product's is no statement of the cloud."""
    match = names.table()[0].match(document.text, start)
    return bool(match and match.end() > end)
