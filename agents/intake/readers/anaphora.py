"""Products spoken of again without their names: `neither of them`, `the latter has to go`, `They are out.`"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from agents.intake.readers import verdicts
from agents.intake.text import Document

if TYPE_CHECKING:
    from agents.intake.readers.products import Product

_REACH, _CLOSE = 260, 90
_OF_THEM = r"(?: of (?:them|these|those|the (?:two|three|lot)|which))"
_NEITHER = re.compile(
    r"(?:\b(?:want|need|use|like|wish|allow|accept|take|choose|trust|touch|propose|please|suggest|with)[ \n]+|\?[ \n]*)"
    rf"(?:neither|none|not (?:either|any|one)){_OF_THEM}?(?=[ \n]*(?:[.,;!)]|$|please|thank))|"
    rf"(?:^|[:,.;-][ \n]*)(?:neither|none){_OF_THEM}(?=[ \n]*(?:[.,;!)]|$|please|thank|will do|"
    r"(?:is|are) (?:wanted|welcome|acceptable|allowed|an option)))"
)
_ORDINAL = re.compile(r"\bthe (?P<which>former|latter|first(?: one)?|second(?: one)?|last(?: one)?)\b")
_AGAIN = re.compile(
    r"(?:^|[.;!?\n,][ \n]*|\b(?:but|and|so|because|as|since) )"
    r"(?P<which>it|that|that one|this one|they|both|these|those|all (?:of them|three|four))\b(?:'s|'re)?"
)
_PLURAL = ("they", "both", "these", "those", "all")


def resolve(document: Document, products: list[Product]) -> list[Product]:
    """The products, those judged again by a pronoun meant as that judgement says."""
    found = list(products)
    for indices, use, hard in _judged(document, products):
        for index in indices:
            found[index] = replace(found[index], use=use, hard=hard)
    return found


def _judged(document: Document, products: list[Product]) -> Iterator[tuple[list[int], str, bool | None]]:
    if not products:
        return
    for match in _NEITHER.finditer(document.low):
        yield _before(document, products, match.start()), "forbid", True
    for match in _ORDINAL.finditer(document.low):
        verdict = verdicts.behind(document, match.end()) or verdicts.before(document, match.start())
        if verdict and (chosen := _chosen(_before(document, products, match.start()), match.group("which"))):
            yield chosen, *verdict
    for match in _AGAIN.finditer(document.low):
        verdict = verdicts.behind(document, match.end())
        if verdict and verdict[0] == "forbid":
            indices = [i for i in _before(document, products, match.start()) if _is_near(document, products[i], match)]
            yield (indices if match.group("which").startswith(_PLURAL) else indices[-1:]), *verdict


def _is_near(document: Document, product: Product, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun can mean the product: a few words behind it, or at the beginning of the next sentence."""
    sentence = document.sentence_at(product.start)
    first = document.text[sentence.end : pronoun.start("which")].strip(" \n") == ""
    return pronoun.start() - product.end <= _CLOSE and (pronoun.start() < sentence.end or first)


def _chosen(indices: list[int], which: str) -> list[int]:
    if len(indices) < 2:
        return []
    return (
        indices[:1]
        if which.startswith(("former", "first"))
        else indices[1:2]
        if which.startswith("second")
        else indices[-1:]
    )


def _before(document: Document, products: list[Product], at: int) -> list[int]:
    """The products of the nearest sentence in front that names any."""
    near = [i for i, p in enumerate(products) if at - _REACH < p.start < at]
    if not near:
        return []
    sentence = document.sentence_at(products[near[-1]].start)
    return [i for i in near if sentence.start <= products[i].start]
