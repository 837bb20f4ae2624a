"""“Why this region?”, “where is our data?”: the region with its reason, and every store in it."""

from __future__ import annotations

import re

from agents.chat.design import Design, Link, Reply, card, part, told
from agents.chat.names import named
from agents.planning import data_engineering, versioning_governance
from agents.reporting.words import phrase

RULES = ("REG-",)


def answer(said: str, design: Design) -> Reply | None:
    kept = [c for c in design.plan.components if c.capability in ("store", "feature")]
    rules = [r for r in design.policies.results if r.rule_id.startswith(RULES) and r.outcome != "not_applicable"]
    lines = [
        _region(design),
        *(f"- {c.id}: {named(c.pattern_id)}, {c.region}" for c in kept),
        _zones(design),
        *(f"- **{r.rule_id}** {r.title}: {r.outcome}. {r.message}" for r in rules),
        ""
        if re.search(r"\bwhere\b", said, re.I)
        else f"“What if we used another {_other(design)}?” plans it beside this one.",
    ]
    links = (Link("rule", r.rule_id, r.title or r.rule_id) for r in rules)
    return told(lines, card("system_architecture"), card("data_engineering"), *(part(c) for c in kept), *links)


def _region(design: Design) -> str:
    given = design.constraints.regions
    stated = [ref.id for ref in given.value] if given else []
    residency = design.constraints.residency
    where = f"Everything runs in {design.plan.region} on {phrase(design.plan.cloud)}: "
    if design.plan.region in stated:
        why = "the brief names it"
    elif residency is not None:
        why = f"it is the usual region for data that stays in: {phrase(str(residency.value))}"
    else:
        why = "the brief names no region, so the cloud's usual one was taken"
    kept = f". Residency: {phrase(str(residency.value))}" if residency is not None else ""
    return f"{where}{why}{kept}."


def _zones(design: Design) -> str:
    data = design.decided("data_engineering", data_engineering.Decisions)
    days = design.decided("versioning_governance", versioning_governance.Decisions).retention
    return (
        f"Zones: {', '.join(data.storage_zones)}; raw data is kept {days.raw_days} days, predictions "
        f"{days.predictions_days}, logs {days.logs_days}."
    )


def _other(design: Design) -> str:
    return "region" if design.constraints.regions else "region or cloud"
