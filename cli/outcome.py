"""What a design run came to, as an exit code and as one line of JSON."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from api.schemas.decision_sets import DecisionSetOut

DONE, FAILED, BAD_INPUT, NEEDS_INPUT, BLOCKED = 0, 1, 2, 3, 4
BY_STATUS = {
    "completed": DONE,
    "needs_input": NEEDS_INPUT,
    "awaiting_approval": NEEDS_INPUT,
    "awaiting_budget": NEEDS_INPUT,
    "infeasible": BLOCKED,
}


def blocking(design: DecisionSetOut) -> list[str]:
    """Ids of the block rules that stand against an approval."""
    return [result.rule_id for result in design.policy_report.blocking] if design.policy_report else []


def exit_code(design: DecisionSetOut) -> int:
    if design.status == "awaiting_approval" and blocking(design):
        return BLOCKED
    return BY_STATUS.get(design.status, FAILED)


def line(design: DecisionSetOut, out: Path) -> str:
    """The `--json` line: enough to decide what to do next without opening a file."""
    cost = design.cost_estimate.monthly_usd if design.cost_estimate else None
    zipped = next((a for a in design.artifacts if a.kind == "repo_zip"), None)
    return json.dumps(
        {
            "status": design.status,
            "exit_code": exit_code(design),
            "project_id": str(design.project_id),
            "decision_set_id": str(design.id),
            "version": design.version,
            "plan_sha256": design.plan_sha256,
            "monthly_usd": cost.model_dump(mode="json") if cost else None,
            "repo_sha256": zipped.sha256 if zipped else None,
            "checks": dict(Counter(check.status for check in design.checks)),
            "questions": [question.field for question in design.questions],
            "conflicts": [conflict.explanation for conflict in design.conflicts],
            "blocking": blocking(design),
            "error": design.error,
            "out": str(out),
        }
    )


def words(design: DecisionSetOut, out: Path) -> str:
    """The same for a person."""
    said = [f"{design.status.replace('_', ' ')} (version {design.version}), written to {out}"]
    said += [f"  ? {q.field}: {q.question} [default: {q.default}]" for q in design.questions]
    said += [f"  ! {conflict.explanation}" for conflict in design.conflicts]
    said += [f"  ✗ blocked by {rule}" for rule in blocking(design)]
    said += [f"  ✗ {design.error.get('detail')}"] if design.error else []
    if design.status == "awaiting_approval" and not blocking(design):
        said.append("  Approve it in the web interface, or run again with --approve.")
    return "\n".join(said)
