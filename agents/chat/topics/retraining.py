"""“How often do we retrain?”: when, on what, who lets the new model in, and what happens while labels are away."""

from __future__ import annotations

from agents.blueprint import retraining
from agents.chat.design import Design, Reply, card, told, usd
from agents.expertise.model import expertise
from agents.planning import continual_learning, data_sourcing, project_stages, training_pipelines
from agents.reporting.values import quantity

APPROVAL = {"auto": "goes live when every gate holds", "human": "waits for a person"}


def answer(_: str, design: Design) -> Reply | None:
    again = design.decided("continual_learning", continual_learning.Decisions)
    run = design.decided("training_pipelines", training_pipelines.Decisions)
    labels = design.decided("data_sourcing", data_sourcing.Decisions).labels
    start = design.decided("project_stages", project_stages.Decisions)
    plan, cost = again.retrain, "" if run.est_cost_run is None else f" and {usd(run.est_cost_run)}"
    why = retraining.why(expertise(start.archetype, start.variants), retraining.told(design.constraints))
    lines = [
        f"{plan.cadence.capitalize()}, because {why}.",
        f"- Not before {plan.min_new_labels:,} new labels and {quantity(plan.cooldown_h, 'h')} after the last time; "
        f"at most {plan.max_auto_per_week} a week by itself.",
        f"- Labels: {labels.source}, {quantity(labels.delay_h, 'h')} after the event.",
        f"- A run takes about {quantity(run.est_duration_min, 'min')}{cost}; gates: {', '.join(run.gates)}.",
        f"- {again.champion_challenger.capitalize()}; the winner {APPROVAL[plan.approval]}.",
        f"- {again.exploration_pct:g} % of cases stay unsteered, so that labels stay honest."
        if again.exploration_pct else "",
        f"- Documents are indexed again on {again.rag_reindex.cron}"
        f"{', changed ones only' if again.rag_reindex.delta else ''}." if again.rag_reindex else "",
    ]  # fmt: skip
    return told(lines, card("continual_learning"), card("training_pipelines"), card("data_sourcing"))
