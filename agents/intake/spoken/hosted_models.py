"""Language models that somebody else runs, and the bans without them."""

from __future__ import annotations

from functools import cache
from typing import Any

from agents.intake.clashes.hosting import hosted
from agents.intake.clashes.tools import values
from agents.intake.words import load
from core.constraints import Constraints
from templates.catalog.load import catalog
from templates.catalog.pattern import HOSTED_MODEL


def without_hosted(c: Constraints) -> dict[str, Any]:
    """The bans without hosted models, as a field to put; nothing where none are banned."""
    banned = values(c.tooling.forbid)
    kept = [name for name in banned if name not in models()]
    return {} if len(kept) == len(banned) else {"tooling.forbid": kept or None}


@cache
def models() -> frozenset[str]:
    """Language models that somebody else runs, and who sells them."""
    served = {name for p in catalog().patterns.values() if p.managed and "serve.llm" in p.roles for name in p.products}
    sold = set(hosted()) & {row["id"] for row in load("products/language_models")}
    return frozenset(served | sold | {HOSTED_MODEL})
