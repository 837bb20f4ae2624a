"""`reports/validation.{json,md}`: what ran on these very files, normalised so that it is the same on every run."""

from __future__ import annotations

from typing import Any

from core.reports import Check
from worker.reports.tables import table

RUN_FACTS = {"duration_ms", "output"}  # they differ from run to run and stay beside the zip


def normalised(checks: list[Check], isolation: str) -> dict[str, Any]:
    return {"isolation": isolation, "checks": [c.model_dump(mode="json", exclude=RUN_FACTS) for c in checks]}


def run_record(checks: list[Check], isolation: str) -> dict[str, Any]:
    """The whole record, output and durations included: an artifact of its own, not part of the zip."""
    return {"isolation": isolation, "checks": [c.model_dump(mode="json") for c in checks]}


def markdown(checks: list[Check], isolation: str) -> str:
    counts = {s: sum(c.status == s for c in checks) for s in ("passed", "failed", "not_run")}
    summary = (
        f"{counts['passed']} passed, {counts['failed']} failed, {counts['not_run']} not run (isolation: {isolation})."
    )
    rows = [(c.name, f"{c.tool} {c.version or ''}", c.status.replace("_", " "), c.reason, _command(c)) for c in checks]
    return f"# Validation report\n\n{summary}\n\n{table(('Check', 'Tool', 'Status', 'Reason', 'Command'), rows)}"


def _command(check: Check) -> str:
    return " ".join(check.command)[:160]
