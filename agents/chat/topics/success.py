"""“How do we know it works?”: metrics with targets, the baseline to beat, and whether a model is needed at all."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told, usd
from agents.planning import project_stages

NEEDED = {
    "yes": "A model is worth trying",
    "no": "No model is needed",
    "rules_first": "Rules or an untaught model come first: there is too little to learn from yet",
}


def answer(_: str, design: Design) -> Reply | None:
    plan = design.decided("project_stages", project_stages.Decisions)
    lines = [
        f"{NEEDED[plan.is_ml_needed]}. The baseline to beat: {plan.baseline_text.lower()}.",
        *(f"- {m.name} ({m.type}): {m.target}; guardrail: {m.guardrail}." for m in plan.success_metrics),
        f"- Running it costs {usd(design.estimate.monthly_usd.expected)} a month, so it has to bring more than that.",
    ]
    return told(lines, card("project_stages"), card("model_development"))
