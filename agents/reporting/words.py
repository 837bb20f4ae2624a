"""Plain words for the names in a design: labels of fields, titles of patterns, enumerated values."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from agents.vocabulary import REGIMES, upper
from templates import countries
from templates.catalog.load import catalog

ENUMERATED = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
ROLE = re.compile(r"\b(?:ingest|transform|store|feature|train|serve|observe|govern)\.[a-z_]+\b(?!\.)")
PATTERN = re.compile(r"\b(?:aws|gcp|azure|k8s|any)\.[a-z]+\.[a-z0-9_]+\b")
FILE = Path(__file__).with_name("words.yaml")


@cache
def words() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
    return {**loaded, "acronyms": {word.lower(): word for word in loaded["acronyms"]}}


def label(name: str) -> str:
    """`freshness_s` → `Freshness`, `ml_test_score` → `ML test score`. A constraint's path has a name of its own."""
    known = words()["constraints"].get(name) or words()["labels"].get(name) or title(name)
    return str(known) if known else upper(" ".join(_word(w) for w in split(name)[0].split("_")))


def title(pattern_id: str) -> str | None:
    """A catalogued pattern's title, None for any other name."""
    known = catalog().patterns.get(pattern_id)
    return known.title if known else None


def split(name: str) -> tuple[str, str | None]:
    """A field's name and the unit it ends on: `window_h` → (`window`, `h`)."""
    stem, _, last = name.rpartition("_")
    return (stem, last) if stem and last in words()["units"] else (name, None)


def unit_of(name: str) -> str | None:
    """The unit of a field: the one it is known to have, else the one its name ends on."""
    known = words()["measured"].get(name)
    return str(known) if known else split(name)[1]


def phrase(value: str) -> str:
    """A word of the design as people say it: a pattern by its title, an enumerated value by its meaning."""
    known = title(value) or words()["values"].get(value) or REGIMES.get(value) or countries.named(value)
    if known:
        return str(known)
    return value.replace("_", " ") if is_enumerated(value) else prose(value)


def prose(text: str) -> str:
    """A sentence with the titles of the patterns it names by id, roles and enumerated values in words."""
    named = PATTERN.sub(lambda found: title(found[0]) or found[0], text)
    named = ROLE.sub(lambda found: words()["roles"].get(found[0], found[0]), named)
    named = ENUMERATED.sub(lambda found: str(words()["values"].get(found[0], found[0])), named)
    return upper(named) if text[:1].isupper() or PATTERN.match(text) or ROLE.match(text) else named


def is_enumerated(value: str) -> bool:
    """Lower-case words joined by underscores and nothing else."""
    return "_" in value and all(part.isalnum() and part == part.lower() for part in value.split("_"))


def is_verbatim(name: str) -> bool:
    return name in words()["verbatim"]


def _word(word: str) -> str:
    return str(words()["acronyms"].get(word, word))
