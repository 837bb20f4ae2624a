"""The names a product goes by: what a brief bans by one of them is banned by all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from agents.lexicon import load

MODELS = frozenset({"claude", "gpt", "llama", "nova"})  # one of several that a service offers


def spelt(names: Iterable[str]) -> frozenset[str]:
    """The products with every other name of theirs, in lower case."""
    known = _names()
    found = {name.lower() for name in names}
    return frozenset(found.union(*(known.get(name, frozenset()) for name in found)))


@cache
def _names() -> dict[str, frozenset[str]]:
    return {row["id"]: frozenset(name.lower() for name in row.get("names", ())) - MODELS for row in load("products")}
