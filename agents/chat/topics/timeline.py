"""“How long until it is live?”: weeks by stage, what ends each, and what stops the project."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.planning import project_stages


def answer(_: str, design: Design) -> Reply | None:
    plan = design.decided("project_stages", project_stages.Decisions)
    lines = [
        f"A first version takes {plan.weeks[0]}–{plan.weeks[1]} weeks, to maturity {plan.target_maturity}:",
        *(f"- {stage.id}, {stage.weeks:g} weeks ({', '.join(stage.roles)}): done when {'; '.join(stage.exit_criteria)}."
          for stage in plan.stages),
        f"It stops if {'; '.join(plan.kill_criteria)}.",
    ]  # fmt: skip
    return told(lines, card("project_stages"))
