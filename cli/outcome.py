"""What a design run came to, as an exit code and as one line of JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from api.schemas.decision_sets import DecisionSetOut
from cli.settling import HOLD, lettered
from core.constraints import Conflict, Question, Relaxation, Unread
from core.costs import Range

DONE, FAILED, BAD_INPUT, NEEDS_INPUT, BLOCKED = 0, 1, 2, 3, 4
BY_STATUS = {
    "completed": DONE,
    "needs_input": NEEDS_INPUT,
    "awaiting_approval": NEEDS_INPUT,
    "awaiting_budget": NEEDS_INPUT,
    "infeasible": BLOCKED,
}
NEXT = {
    "needs_input": 'Answer with --answers FILE ({"field": value, …}), or take every default with --defaults.',
    "awaiting_approval": "Approve it in the web interface, or run again with --approve.",
}
MISHEARD = "that is no contradiction, both hold"
SETTLE = f"Settle a contradiction with --settle NUMBER=LETTER, or NUMBER={HOLD} where both hold."


def blocking(design: DecisionSetOut) -> list[str]:
    """Ids of the block rules that stand against an approval."""
    return [result.rule_id for result in design.policy_report.blocking] if design.policy_report else []


def exit_code(design: DecisionSetOut) -> int:
    if design.status == "awaiting_approval" and blocking(design):
        return BLOCKED
    return BY_STATUS.get(design.status, FAILED)


def line(design: DecisionSetOut, open_: Mapping[int, Conflict], out: Path) -> str:
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
            "ways": {number: _ways(conflict) for number, conflict in open_.items()},
            "settled": [one.chosen for one in design.settled],
            "unread": [demand.quote for demand in design.unread],
            "second_systems": [one.needs for one in design.unread if one.kind == "system"],
            "blocking": blocking(design),
            "error": design.error,
            "out": str(out),
        }
    )


def words(design: DecisionSetOut, open_: Mapping[int, Conflict], out: Path) -> str:
    """The same for a person: what came of it, its conflicts by their numbers, what to do next, where to read on."""
    said = [f"{design.status.replace('_', ' ')} (version {design.version})"]
    said += [f"  {_cost(design.cost_estimate.monthly_usd)}"] if design.cost_estimate else []
    said += [f"  checks: {_tally(design)}"] if design.checks else []
    said += [told for question in design.questions for told in _asked(question)]
    said += [told for number, conflict in open_.items() for told in _refused(number, conflict)]
    said += [f"  ! {_left_out(demand)}" for demand in design.unread]
    said += [f"  ✗ blocked by {rule}" for rule in blocking(design)]
    said += [f"  ✗ {design.error.get('detail')}"] if design.error else []
    said += [f"  {SETTLE}"] if open_ else []
    said += [f"  {NEXT[design.status]}"] if design.status in NEXT and not blocking(design) else []
    return "\n".join([*said, f"  files: {', '.join(str(path) for path in sorted(out.iterdir()))}"])


def _left_out(one: Unread) -> str:
    if one.kind == "system":
        return f"this design answers the first result; {one.needs} needs a system of its own: “{one.quote}”"
    if one.kind == "beyond":
        return f"no part of this design answers “{one.quote}”"
    return f"no value was taken from “{one.quote}”"


def _cost(cost: Range) -> str:
    return f"${cost.expected:,.0f} a month expected, between ${cost.low:,.0f} and ${cost.high:,.0f}"


def _tally(design: DecisionSetOut) -> str:
    counted = Counter(check.status for check in design.checks)
    return ", ".join(f"{count} {status.replace('_', ' ')}" for status, count in sorted(counted.items()))


def _asked(question: Question) -> list[str]:
    options = f"one of {', '.join(question.options)}; " if question.options else ""
    default = json.dumps(question.default)
    return [f"  ? {question.field}: {question.question}", f"      {options}default {default}"]


def _ways(conflict: Conflict) -> dict[str, str]:
    """What `--settle` can say of it."""
    ways = {letter: way.change for letter, way in lettered(conflict)}
    return {**ways, HOLD: MISHEARD} if conflict.heard else ways


def _refused(number: int, conflict: Conflict) -> list[str]:
    ways = [f"      {letter}: {way.change}{_price(way)}" for letter, way in lettered(conflict)]
    hold = [f"      {HOLD}: {MISHEARD}"] if conflict.heard else []
    return [f"  ! {number}. {conflict.explanation}", *ways, *hold]


def _price(way: Relaxation) -> str:
    return "" if way.monthly_usd is None else f" (${way.monthly_usd:,.0f} a month)"
