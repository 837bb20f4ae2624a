"""Products that are refused and asked for at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.ways import Way
from agents.spelling import several, written
from core.constraints import Constraints, Fact

ASKED = ("prefer", "existing")


def clashes(c: Constraints) -> Iterator[Clash]:
    banned = values(c.tooling.forbid)
    for field in ASKED:
        both = sorted(set(banned) & set(values(getattr(c.tooling, field))))
        if both:
            ways = [Way(f"Allow {written(n)}", {"tooling.forbid": [b for b in banned if b != n] or None}) for n in both]
            told = f"{several(both)} {'is' if len(both) == 1 else 'are'} both refused and asked for or in use."
            yield Clash(("tooling.forbid", f"tooling.{field}"), told, tuple(ways))


def values(fact: Fact[list[Any]] | None) -> list[Any]:
    return [] if fact is None else list(fact.value)
