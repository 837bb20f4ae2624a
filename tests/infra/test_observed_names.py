"""Alarms and saved queries look for lines that the code really writes, with fields it really gives them."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TERRAFORM = (ROOT / "infra" / "modules" / "observability" / "main.tf").read_text()
LEVELS = {"info", "warning", "error", "exception"}
EVERYWHERE = {"event", "level", "request_id", "trace_id", "job_id", "project_id", "decision_set_id"}
FUNCTIONS = {
    "stats",
    "filter",
    "sort",
    "by",
    "count",
    "avg",
    "max",
    "min",
    "sum",
    "pct",
    "bin",
    "and",
    "or",
    "asc",
    "desc",
}


def written() -> dict[str, set[str]]:
    """Fields by event name, from every log call of the product."""
    found: dict[str, set[str]] = {}
    for room in ("core", "api", "worker"):
        for path in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                    continue
                first = node.args[0] if node.args else None
                if node.func.attr in LEVELS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                    fields = {word.arg for word in node.keywords if word.arg}
                    found.setdefault(first.value, set()).update(fields)
    return found


def queries() -> dict[str, str]:
    block = TERRAFORM.partition("queries = {")[2].partition("\n  }")[0]
    return dict(re.findall(r'([a-z-]+)\s+= "([^"]+)"', block))


def test_every_metric_filter_counts_a_line_that_is_written() -> None:
    counted = re.findall(r'\$\.event = \\"([a-z_.]+)\\"', TERRAFORM)
    assert len(counted) >= 4
    assert set(counted) <= set(written())


@pytest.mark.parametrize("name", sorted(queries()))
def test_every_saved_query_asks_for_fields_that_are_written(name: str) -> None:
    query, lines = queries()[name], written()
    events = re.findall(r"event = '([a-z_.]+)'", query)
    assert set(events) <= set(lines)
    asked = set(re.findall(r"[a-z_]+", re.sub(r"'[^']*'|\d+m|@[a-z]+", "", query))) - FUNCTIONS - EVERYWHERE
    given = set().union(*(lines[event] for event in events)) if events else set()
    assert asked <= given, asked - given


def test_every_alarm_has_its_page() -> None:
    block = TERRAFORM.partition("counted = {")[2].partition("\n  }")[0]
    operations = (ROOT / "docs" / "operations.md").read_text()
    for alarm in re.findall(r"^\s+([a-z_]+)\s+=", block, re.M):
        assert f"### {alarm}\n" in operations
