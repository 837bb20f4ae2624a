"""The classes in words: what people read before they mark a picture."""

from __future__ import annotations

from dataclasses import dataclass

from mlsystem.settings import Settings


@dataclass(frozen=True)
class Class:
    """`letter` stands for it in a mask; without masks there is none."""

    name: str
    description: str
    letter: str = ""


def known(config: Settings) -> tuple[Class, ...]:
    """Of conf/classes.toml, by name."""
    table = config.table("classes")
    return tuple(Class(name, **table[name]) for name in sorted(table))
