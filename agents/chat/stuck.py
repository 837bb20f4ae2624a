"""A version without a design: what stands in its way, and the ways out."""

from __future__ import annotations

from agents.chat.design import Reply, usd
from core.constraints import Conflict, Intake, Question, Relaxation

TO_SETTLE = "Take one of the ways out where they are shown; what was only misread is settled there as well."
TO_ANSWER = "Choose under each question, write the answers here, or accept all defaults."
WAITING = {
    "extracting": "its brief is being read",
    "planning": "its design is being worked out",
    "needs_input": "it waits for answers",
    "infeasible": "no design meets its brief",
    "awaiting_budget": "it waits for more money for model calls; raise its cap and it goes on",
    "failed": "it failed",
    "cancelled": "it was cancelled",
}


def explain(version: int, status: str, intake: Intake) -> Reply:
    """Conflicts with their relaxations, then open questions with what is taken when nobody answers."""
    lines = [f"Version {version} has no design yet: {WAITING.get(status, status.replace('_', ' '))}."]
    lines += [line for conflict in intake.conflicts for line in _conflict(conflict)]
    lines += [TO_SETTLE] if intake.conflicts else []
    lines += [_question(question) for question in intake.questions]
    lines += [TO_ANSWER] if intake.questions else []
    return Reply("\n".join(lines))


def _conflict(conflict: Conflict) -> list[str]:
    ways = [f"- A way out: {way.change}{price(way)}." for way in conflict.relaxations]
    return [f"- {conflict.explanation}", *ways]


def price(way: Relaxation) -> str:
    """What the way costs, in brackets, or why that is not known."""
    told = way.unpriced if way.monthly_usd is None else f"{usd(way.monthly_usd)} a month"
    return f" ({told})" if told else ""


def _question(question: Question) -> str:
    effect = str(question.default_effect or question.default).rstrip(".")
    taken = "" if question.default is None else f" Without an answer: {effect}."
    return f"- {question.question} {question.why}{taken}"
