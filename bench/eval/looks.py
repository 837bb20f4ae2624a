"""Sets of briefs the rules had never seen: a file each under `heldout/`, with the F1 of its first reading.

The first figure is history: it is taken before any rule has seen the set and never measured again.
"""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from bench.eval.cases import HERE, Case, case_of


@dataclass(frozen=True)
class Look:
    """A held-out set: `name` is its file's, `about` says whose briefs they are where that was told."""

    name: str
    first_f1: float
    about: str
    cases: list[Case]


def looks() -> list[Look]:
    """Every held-out set in the order of reading."""
    return [_look(path.stem, path.read_text(encoding="utf-8")) for path in sorted((HERE / "heldout").glob("*.yaml"))]


def _look(name: str, text: str) -> Look:
    held = yaml.safe_load(text)
    return Look(name, float(held["first_f1"]), str(held.get("about", "")), [case_of(row) for row in held["cases"]])
