"""Checks and policy results: what ran, what it said, and what could not run."""

from __future__ import annotations

from typing import Any, Literal

from core.constraints import Strict

Severity = Literal["block", "warn", "info"]
Outcome = Literal["pass", "fail", "not_applicable", "unknown", "waived"]


class PolicyResult(Strict):
    rule_id: str
    title: str = ""
    outcome: Outcome
    severity: Severity
    message: str
    evidence: dict[str, Any] = {}
    remediation: str = ""
    references: list[str] = []
    owners: list[str] = []
    pack: str = "builtin"
    waiver_id: str | None = None


class PolicyReport(Strict):
    results: list[PolicyResult]
    pack_versions: dict[str, str] = {}

    @property
    def blocking(self) -> list[PolicyResult]:
        """Block rules that failed or could not be decided, without a live waiver."""
        return [r for r in self.results if r.severity == "block" and r.outcome in ("fail", "unknown")]


NOTHING_OF_ITS_KIND = "in this repository"


class Check(Strict):
    """One validator on the files that ship. `not_run` always carries a reason and is never a pass."""

    name: str
    tool: str
    version: str | None = None
    status: Literal["passed", "failed", "not_run"]
    reason: str | None = None
    command: list[str] = []
    exit_code: int | None = None
    findings: list[dict[str, Any]] = []
    output_sha256: str | None = None
    # Beside the zip only: they differ from run to run.
    duration_ms: int | None = None
    output: str | None = None

    @property
    def has_no_subject(self) -> bool:
        """Not run because the repository holds nothing of its kind, so nothing is left to run anywhere."""
        return self.status == "not_run" and (self.reason or "").endswith(NOTHING_OF_ITS_KIND)
