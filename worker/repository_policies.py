"""The repository phase of the policies: rules judged on the files that ship and the checks that ran on them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from core.constraints import Constraints
from core.costs import CostEstimate
from core.plan import AgentOutput, Plan
from core.reports import Check, PolicyReport, PolicyResult
from policies.engine import evaluate
from policies.facts import facts
from policies.packs import loaded
from policies.repository.facts import repository_facts
from templates.catalog.load import catalog
from worker.sandbox.process import Completed
from worker.validators.workspace import Files, Result, concluded

NAME = ("repository policies", "policy-engine", "agentic-mlops-platform")


def judge(
    constraints: Constraints,
    plan: Plan,
    estimate: CostEstimate,
    decisions: Mapping[str, AgentOutput],
    files: Files,
    checks: list[Check],
) -> tuple[Check, list[PolicyResult]]:
    """One check over all repository rules, and their results for the policy report."""
    return judge_files(files, checks, facts(constraints, plan, estimate, catalog(), decisions=decisions))


def judge_files(
    files: Files, checks: list[Check], known: Mapping[str, Any] = MappingProxyType({})
) -> tuple[Check, list[PolicyResult]]:
    """The same on files alone, as `amp verify` has them: a rule that reads the plan is then unknown."""
    start = time.monotonic()
    report = evaluate({**known, **repository_facts(files, checks)}, loaded(), phases=("repository",))
    findings = [{"rule": r.rule_id, "message": r.message, "outcome": r.outcome} for r in report.blocking]
    done = Completed(1 if findings else 0, "", _said(report), int((time.monotonic() - start) * 1000))
    result = Result(not findings and bool(report.results), findings, {"rules": len(report.results)})
    return concluded(NAME, ["policies", "--phase", "repository"], done, result), report.results


def _said(report: PolicyReport) -> str:
    return "\n".join(f"{r.rule_id}: {r.outcome}: {r.message}" for r in report.results)
