"""Code by a model ships only if every validator passes on it; else the rendered templates do, and it is said why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.plan import AgentOutput
from core.reports import Check
from worker.codegen import imports, scope
from worker.codegen.provider import UNCHANGED, WRITTEN, CodeGenProvider, CodeTask, Files, Proposal
from worker.codegen.template import TemplateCode
from worker.validators.registry import run_all

Validate = Callable[..., tuple[list[Check], dict[str, bytes]]]
DROPPED = "dropped"
ASKING = (
    "data_engineering", "feature_engineering", "model_development", "training_pipelines", "inference_pipeline",
    "monitoring_observability", "continual_learning",
)  # fmt: skip


@dataclass(frozen=True)
class Authored:
    """`files` are what ships, with its checks. `paths` were written by a model; `outcome` says why none were."""

    files: Files
    checks: list[Check]
    produced: Files
    paths: tuple[str, ...] = ()
    provider: str = "template"
    outcome: str = UNCHANGED
    detail: str = ""
    account: dict[str, Any] = field(default_factory=dict)


def wanted(decisions: Mapping[str, AgentOutput], summary: str) -> str:
    """What the approved plan asks of the code, in the agents' own words."""
    lines = [f"- {decisions[name].headline}" for name in ASKING if name in decisions]
    return "\n".join([summary, *lines])


def author(
    files: Files,
    wanted: str,
    coder: CodeGenProvider,
    data: Path,
    on_check: Callable[[Check], None] = lambda _: None,
    validate: Validate = run_all,
) -> Authored:
    """Raises BudgetReached."""
    if isinstance(coder, TemplateCode):
        checks, produced = validate(files, data, on_check=on_check)
        return Authored(files, checks, produced)
    checks, produced = validate(files, data)
    failing = tuple(check for check in checks if check.status == "failed")
    proposal = coder.propose(CodeTask(files, failing, wanted))
    tried = _tried(files, proposal, data, validate)
    if isinstance(tried, str):
        for check in checks:
            on_check(check)
        outcome = DROPPED if proposal.changes else proposal.outcome
        return _kept(files, checks, produced, coder, proposal, outcome, tried)
    changed, checks, produced = tried
    for check in checks:
        on_check(check)
    paths = tuple(sorted(proposal.changes))
    return Authored(changed, checks, produced, paths, coder.name, WRITTEN, "", dict(proposal.account))


def _tried(files: Files, proposal: Proposal, data: Path, validate: Validate) -> tuple[Files, list[Check], Files] | str:
    """The changed repository with its checks, or why the changes are not taken."""
    if not proposal.changes:
        return proposal.detail
    refused = scope.objection(proposal.changes, files) or imports.objection(proposal.changes, files)
    if refused:
        return refused
    changed = {**files, **proposal.changes}
    checks, produced = validate(changed, data, model_written=True)
    bad = _not_passed(checks)
    return bad or (changed, checks, produced)


def _not_passed(checks: list[Check]) -> str:
    """Failed, or a check that code written by a model cannot go without."""
    failed = [check.name for check in checks if check.status == "failed"]
    if failed:
        return f"did not pass {', '.join(failed)}"
    unproven = [check for check in checks if check.status == "not_run" and "written by a model" in (check.reason or "")]
    return f"{unproven[0].name} could not run: {unproven[0].reason}" if unproven else ""


def _kept(
    files: Files,
    checks: list[Check],
    produced: Files,
    coder: CodeGenProvider,
    proposal: Proposal,
    outcome: str,
    why: str,
) -> Authored:
    return Authored(files, checks, produced, (), coder.name, outcome, why, dict(proposal.account))
