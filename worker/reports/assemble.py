"""The `reports/` folder of a delivered repository."""

from __future__ import annotations

import json
from typing import Any

from core.canonical import plain
from core.reports import Check
from worker.reports import cost, inputs, policy, validation
from worker.reports.design import Design

Files = dict[str, bytes]


def reports(design: Design, checks: list[Check], isolation: str, tree_sha256: str) -> Files:
    """Pure: the same design and the same check results give the same bytes."""
    pages = {
        "architecture.md": design.architecture,
        "policy.md": policy.markdown(design.policy),
        "cost.md": cost.markdown(design.estimate),
        "validation.md": validation.markdown(checks, isolation),
    }
    data = {
        "policy.json": design.policy,
        "cost.json": design.estimate,
        "validation.json": validation.normalised(checks, isolation),
        "provenance.json": inputs.provenance(design, tree_sha256),
        "trace.json": design.trace,
    }
    texts = {name: text.rstrip() + "\n" for name, text in pages.items()}
    return {f"reports/{n}": t.encode() for n, t in (texts | {n: _json(d) for n, d in data.items()}).items()}


def _json(value: Any) -> str:
    return json.dumps(plain(value), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
