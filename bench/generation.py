"""From an approved plan to a checked zip, caches warm: seconds per run, and the share of each check."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

from agents.graph import run_planning
from agents.intake import extract
from agents.ledger import InMemoryLedger
from agents.providers.expert import ExpertProvider
from core.canonical import sha256_json
from worker.generation import Approved, Built, build

ROOT = Path(__file__).parents[1]
BRIEFS = ("batch_tabular", "online_tabular", "rag_assistant", "streaming_fraud")
RUNS = 3
LONGEST_S = 30.0


def measure() -> dict[str, Any]:
    """The first run of each brief fills the caches and does not count."""
    briefs = {name: _brief(name) for name in BRIEFS}
    middle = statistics.median(seconds for found in briefs.values() for seconds in found["runs_s"])
    return {"briefs": briefs, "median_s": middle, "bars": {f"median <= {LONGEST_S:.0f} s": middle <= LONGEST_S}}


def _brief(name: str) -> dict[str, Any]:
    approved = _approved((ROOT / "tests" / "briefs" / f"{name}.txt").read_text())
    runs = [_timed(approved) for _ in range(RUNS + 1)][1:]
    last = runs[-1][-1]
    return {
        "median_s": round(statistics.median(seconds for seconds, _ in runs), 1),
        "runs_s": [round(seconds, 1) for seconds, _ in runs],
        "checks_ms": {check.name: check.duration_ms for check in last.checks},
        "checks": {status: sum(c.status == status for c in last.checks) for status in ("passed", "failed", "not_run")},
        "files": len(last.files),
    }


def _timed(approved: Approved) -> tuple[float, Built]:
    start = time.monotonic()
    built = build(
        approved, InMemoryLedger(), ExpertProvider(), ROOT / ".data", on_check=lambda _: None, on_written=lambda _: None
    )
    return time.monotonic() - start, built


def _approved(brief: str) -> Approved:
    intake = extract(brief)
    planned = run_planning(intake, InMemoryLedger())
    if planned.plan is None or planned.estimate is None or planned.policy_report is None:
        raise RuntimeError(f"no feasible design: {planned.conflicts}")
    return Approved(
        intake=intake,
        planned=planned,
        plan=planned.plan,
        estimate=planned.estimate,
        policies=planned.policy_report,
        plan_sha256=sha256_json(planned.plan),
    )
