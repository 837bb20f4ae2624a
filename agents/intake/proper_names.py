"""Names of people: a capital, and nothing else is known by the word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from agents.intake.words import load

_WORD = re.compile(r"[^\W\d_]+")
_COMMON = ("nouns", "keys", "fields", "people", "polarity", "evidence/people", "evidence/human_in_loop", "use_cases")


def is_proper(written: str, opens: bool) -> bool:
    """Whether a word as it is written may name a person; a sentence it `opens` gives any word a capital."""
    low = written.lower()
    if len(low) < 2 or not written[0].isupper() or not written[1:].islower() or low in _things():
        return False
    return not (opens and (low in _common() or low.endswith("ly")))


@cache
def _things() -> frozenset[str]:
    """Words with a capital that are no names of people: products, languages, places, first words of sentences."""
    called = [str(name).lower() for row in load("products") for name in row["names"]]
    products = {*called, *(part for name in called for part in (name.split()[0], name.split()[-1]))}
    lists = ("stops", "determiners", "capitals", "languages")
    known = frozenset(products).union(*(map(str, load("people")[name]) for name in lists), _words_of("places"))
    return known - _given()


@cache
def _common() -> frozenset[str]:
    return frozenset().union(*map(_words_of, _COMMON)) - _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(map(str, load("people")["given"]))


def _words_of(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(" ".join(_texts(load(name))).lower()))


def _texts(told: Any) -> Iterator[str]:
    parts = [*told, *told.values()] if isinstance(told, Mapping) else told
    if isinstance(parts, list):
        for part in parts:
            yield from _texts(part)
    else:
        yield str(told)
