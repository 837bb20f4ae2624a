"""The list of events is whole: what the code writes stands in it, and it stands in the page for integrators."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from core.decision_sets import MOVES
from core.event_types import EVENT_TYPES, known
from worker.handlers import generate_repository as generation

ROOT = Path(__file__).parents[2]
WRITERS = ("core", "worker", "api")


def written() -> set[str]:
    return {kind for room in WRITERS for path in (ROOT / room).rglob("*.py") for kind in kinds(path)}


def kinds(path: Path) -> Iterator[str]:
    """The literal types in calls of `events.append`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "events.append":
            literals = (part for part in ast.walk(node.args[2]) if isinstance(part, ast.Constant))
            yield from (str(part.value) for part in literals if "." in str(part.value).strip("."))


def test_every_event_that_is_written_is_listed_and_no_other() -> None:
    states = {f"decision_set.{state}" for moves in MOVES.values() for state in moves}
    told = {generation.CHECKED, generation.WRITTEN, generation.AUTHORED}
    assert written() | states | told == set(EVENT_TYPES)


def test_the_page_for_integrators_lists_them() -> None:
    page = (ROOT / "docs" / "webhooks.md").read_text()
    assert all(f"| `{kind}` | {says} |" in page for kind, says in EVENT_TYPES.items())


def test_patterns_name_what_there_is() -> None:
    assert known("job.*")
    assert known("decision_set.completed")
    assert not known("decision_set.complete")
    assert not known("jobs.*")
