"""The labelled briefs: data files under `cases/` and the generated ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench.eval.history import Part

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Case:
    """`stated` is everything a reader would take from the brief; `inferred` must follow from it.

    Fields in `ignore` are not judged. `plan` holds words that must or must not occur among the chosen patterns
    (`a|b` = either) and roles the design is with or without; `policies` rule ids with their outcome; `cost` roles
    with a sum on paper; `band` the usual bill; `clash` the fields a refusal names (`a|b` = either); `never` what is
    not asked.
    """

    id: str
    kind: str
    brief: str
    stated: dict[str, Any] = field(default_factory=dict)
    inferred: dict[str, Any] = field(default_factory=dict)
    ignore: list[str] = field(default_factory=list)
    archetype: str = ""
    follow_up: str = ""
    group: str = ""
    conflicts: list[list[str]] = field(default_factory=list)
    ask: list[str] | None = None
    suspicious: int = 0
    infeasible: bool = False
    plan: dict[str, list[str]] = field(default_factory=dict)
    policies: dict[str, str] = field(default_factory=dict)
    cost: dict[str, Any] = field(default_factory=dict)
    band: list[float] = field(default_factory=list)
    clash: list[str] = field(default_factory=list)
    never: list[str] = field(default_factory=list)


def load(folder: str = "cases", part: Part | None = None) -> list[Case]:
    """Every case of the folder's YAML files, in file order; of one set where `part` is given."""
    return [case_of(row) for row in rows(folder, part)]


def rows(folder: str, part: Part | None = None) -> list[dict[str, Any]]:
    """The rows of the folder's files, as written."""
    found: list[dict[str, Any]] = []
    for path in sorted((HERE / folder).glob("*.yaml")):
        if part is None or part.holds(path.stem):
            read = yaml.safe_load(path.read_text(encoding="utf-8"))
            found += read if isinstance(read, list) else [read]
    return found


def case_of(row: dict[str, Any]) -> Case:
    """A row of a file as a case; `brief_file` names a brief that lies elsewhere, without a kind it is a `base` one."""
    row = dict(row)
    file = row.pop("brief_file", None)
    if file:
        row["brief"] = (ROOT / file).read_text(encoding="utf-8")
    return Case(**{"kind": "base", **row})
