"""“Which model?”: the candidates in order, how one is chosen, and what it must explain."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told, usd
from agents.expertise.model import ModelCandidate
from agents.planning import model_development, training_pipelines
from agents.reporting.words import phrase


def answer(_: str, design: Design) -> Reply | None:
    model = design.decided("model_development", model_development.Decisions)
    compute = design.decided("training_pipelines", training_pipelines.Decisions).compute
    lines = [
        f"It has to beat: {model.baseline[:1].lower()}{model.baseline[1:]}. Tried in order, while each gains:",
        *(_candidate(n, one) for n, one in enumerate(model.candidates, 1)),
        f"Chosen by {model.primary_metric} ({model.validation}); also read: {', '.join(model.metrics)}.",
        f"- Tuning: {model.hpo.trials} trials, {usd(model.hpo.budget_usd)} at most; stop at {model.stop_rule}.",
        f"- Explained by: {phrase(model.explainability)}. Calibration: {model.calibration}.",
        "- No weights are trained." if compute.type == "none" else f"- Trained on {compute.instance}.",
        f"- Language model: {model.llm.approach}, tier {model.llm.model_tier}, {model.llm.context_budget:,} tokens of "
        f"context; fallback: {phrase(model.llm.fallback)}." if model.llm else "",
    ]  # fmt: skip
    return told(lines, card("model_development"), card("training_pipelines"))


def _candidate(number: int, one: ModelCandidate) -> str:
    return f"- {number}. {one.family} ({one.library}): {one.why}."
