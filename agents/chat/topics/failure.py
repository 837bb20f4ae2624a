"""“What happens when X fails?”: what the failure reaches, how it is noticed, and what happens meanwhile."""

from __future__ import annotations

import re

from agents.chat.design import Design, Reply, card, part, told
from agents.chat.names import components
from agents.planning import deployment_serving, inference_pipeline, pipelines_blueprint, system_architecture

MODEL = re.compile(r"\b(?:the |our )?(?:model|service|api|llm)\b", re.I)


def answer(said: str, design: Design) -> Reply | None:
    wanted = {c.id for c in components(MODEL.sub("serving", said), design)}
    domains = design.decided("system_architecture", system_architecture.Decisions).failure_domains
    about = [d for d in domains if d.what.partition(":")[0] in wanted] or domains
    served = design.decided("deployment_serving", deployment_serving.Decisions)
    asked = design.decided("inference_pipeline", inference_pipeline.Decisions)
    pipes = design.decided("pipelines_blueprint", pipelines_blueprint.Decisions)
    lines = [
        f"If the model cannot answer, the service falls back to: {asked.answered}.",
        *(f"- **{d.what}**: reaches {d.blast_radius}; noticed by {d.detection}; {d.recovery}{_back(d.rto)}."
          for d in about),
        f"- A bad release comes back {'by itself' if served.rollback.automatic else 'by hand'} within "
        f"{served.rollback.max_min} minutes when: {served.rollback.trigger}.",
        f"- Failed records: {pipes.dead_letter}.",
    ]  # fmt: skip
    named = {d.what.partition(":")[0] for d in about}
    parts = (part(c) for c in design.plan.components if c.id in named)
    return told(lines, card("system_architecture"), card("inference_pipeline"), card("deployment_serving"), *parts)


def _back(rto: str) -> str:
    return "" if rto == "not stated" else f"; back within {rto}"
