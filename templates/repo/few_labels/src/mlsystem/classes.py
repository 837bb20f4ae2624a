"""The classes in words, from conf/labels.toml: one source for people and machines."""

from __future__ import annotations

from dataclasses import dataclass

from mlsystem.settings import Settings


@dataclass(frozen=True)
class Class:
    name: str
    description: str
    words: tuple[str, ...]


def classes(config: Settings) -> tuple[Class, ...]:
    """In order of name; the order of every row of probabilities."""
    found = config.table("labels")
    return tuple(Class(n, found[n]["description"], tuple(found[n]["words"])) for n in sorted(found))
