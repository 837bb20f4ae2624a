"""“Do we need a stream, a feature store?”: the answer, the reason and the number that would turn it."""

from __future__ import annotations

import re

from agents.chat.design import Design, Reply, card, told
from agents.chat.names import at_home, named, patterns
from agents.planning import feature_engineering, pipelines_blueprint
from agents.reporting.values import quantity
from agents.reporting.words import phrase
from agents.vocabulary import upper

WHY = re.compile(r"\bwhy\b", re.I)
FEATURES = re.compile(r"\bfeatures?\b", re.I)


def answer(said: str, design: Design) -> Reply | None:
    if WHY.search(said) and at_home(patterns(said, design), design):
        return None  # a service by name: why it was chosen is another question
    if FEATURES.search(said):
        return _features(design)
    flow = design.decided("pipelines_blueprint", pipelines_blueprint.Decisions).ingestion
    lines = [
        f"{upper(flow.streaming_reason)}. Inputs may be {quantity(flow.freshness_s, 's')} old.",
        *_flips(design, "pipelines_blueprint"),
    ]
    return told(lines, card("pipelines_blueprint"))


def _features(design: Design) -> Reply:
    plan = design.decided("feature_engineering", feature_engineering.Decisions)
    online = "No online store" if plan.store.online == "none" else f"Online: {named(plan.store.online)}"
    ideas = ", ".join(f.name for f in plan.features)
    lines = [
        f"Features are handled as: {phrase(plan.strategy)}. {online}; offline: {named(plan.store.offline)}.",
        *(f"- {b.claim}" for b in design.decisions["feature_engineering"].rationale),
        f"- {len(plan.features)} to start with: {ideas}." if ideas else "",
        *_flips(design, "feature_engineering"),
    ]
    return told(lines, card("feature_engineering"))


def _flips(design: Design, agent_id: str) -> list[str]:
    return [
        f"- Not {other.option}: {other.rejected_because}. It would win if: {other.flip_if}."
        for other in design.decisions[agent_id].alternatives
    ]
