"""Where every delivered file comes from: the agent that answers for it, its decisions and its tests."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from core.constraints import Strict
from templates.render_parts import REPO


class FileSpec(Strict):
    """`generated_from` are agent ids whose decisions shape the file; `tests` are paths in the repository.

    `shared` files belong to no single pipeline; `agent` is then the one that keeps them.
    """

    path: str
    agent: int
    shared: bool
    kind: str
    purpose: str
    generated_from: list[str]
    tests: list[str]


_KINDS = {
    "py": "python", "tf": "terraform", "yml": "yaml", "yaml": "yaml", "md": "markdown", "toml": "config",
    "json": "config", "lock": "lock",
}  # fmt: skip


def trace(paths: list[str]) -> dict[str, FileSpec]:
    """One spec per path, in path order."""
    return {path: _spec(path, paths) for path in sorted(paths)}


def by_agent(paths: list[str]) -> dict[int, list[FileSpec]]:
    """Agent number 17–22 → its files."""
    specs = trace(paths).values()
    return {number: [s for s in specs if s.agent == number] for number in range(17, 23)}


def _spec(path: str, paths: list[str]) -> FileSpec:
    rule = next(r for r in _rules() if r[0].fullmatch(path))
    held_by = [pattern(glob) for glob in rule[1]["tests"]]
    tests = [p for p in paths if any(g.fullmatch(p) for g in held_by) and p.rsplit("/", 1)[-1].startswith("test_")]
    return FileSpec(
        path=path,
        agent=rule[1]["agent"],
        shared=bool(rule[1].get("shared")),
        kind=_KINDS.get(path.rsplit(".", 1)[-1], "docker" if "ocker" in path else "text"),
        purpose=rule[1]["purpose"],
        generated_from=rule[1]["from"],
        tests=sorted(tests),
    )


@cache
def _rules() -> list[tuple[re.Pattern[str], dict[str, Any]]]:
    entries = yaml.safe_load((REPO / "ownership.yaml").read_text())
    return [(pattern(entry["glob"]), entry) for entry in entries]


_GLOB = {"**": ".*", "*": "[^/]*", "{": "(?:", "}": ")", ",": "|"}


def pattern(glob: str) -> re.Pattern[str]:
    """`**` any depth, `*` within a segment, `{a,b}` alternatives."""
    pieces = re.split(r"(\*\*|\*|\{|\}|,)", glob)
    return re.compile("".join(_GLOB.get(piece, re.escape(piece)) for piece in pieces))
