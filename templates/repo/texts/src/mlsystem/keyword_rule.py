"""The classes in words, and the rule that counts them: the baseline, and the suggestion without a model."""

from __future__ import annotations

from dataclasses import dataclass

from mlsystem import features
from mlsystem.settings import Settings


@dataclass(frozen=True)
class Class:
    name: str
    description: str
    words: frozenset[str]


def classes(config: Settings) -> tuple[Class, ...]:
    """Of conf/classes.toml, by name."""
    table = config.table("classes")
    return tuple(
        Class(name, str(table[name]["description"]), frozenset(w.casefold() for w in table[name]["words"]))
        for name in sorted(table)
    )


def guess(known: tuple[Class, ...], text: str) -> str | None:
    """The class with most words in the text, the first by name of equals; None without a word of any."""
    found = features.words(text)
    hits = {c.name: sum(word in c.words for word in found) for c in known}
    best = max(hits, key=lambda name: hits[name], default=None)
    return best if best is not None and hits[best] else None
