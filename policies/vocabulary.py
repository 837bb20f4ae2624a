"""Every fact a rule may read: path, type, meaning and where it comes from. One YAML file is the source."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from core.constraints import Strict

FILE = Path(__file__).parent / "vocabulary.yaml"


class FactName(Strict):
    """One leaf. `path` is dotted, list items are written `list[]`; `.*` allows any name below it."""

    path: str
    type: Literal["bool", "number", "text", "texts", "object"]
    about: str
    source: str


@cache
def names() -> tuple[FactName, ...]:
    entries = yaml.safe_load(FILE.read_text("utf-8"))
    return tuple(FactName(path=path, **entry) for path, entry in entries.items())


@cache
def _readable() -> frozenset[str]:
    """Every leaf, and every object or list on the way to one."""
    known: set[str] = set()
    for name in names():
        parts = name.path.split(".")
        for end in range(1, len(parts) + 1):
            path = ".".join(parts[:end])
            known |= {path, path.removesuffix("[]")}
        if name.type == "texts":
            known.add(name.path + "[]")
    return frozenset(known)


def knows(path: str) -> bool:
    return path in _readable() or any(path.startswith(p.removesuffix("*")) for p in _readable() if p.endswith(".*"))
