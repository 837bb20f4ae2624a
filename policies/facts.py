"""The fact dictionary that rules are judged by, built from typed constraints, plan, estimate and decisions.

`policies/vocabulary.yaml` documents every path. A value nobody provides is absent, never a guess: the
rules that need it become `unknown`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.areas import EU
from core.constraints import Constraints
from core.costs import CostEstimate
from core.plan import Flow, Plan
from policies.sources import brief, choices, money, parts, paths, places
from policies.sources.catalogue import Catalogue, country

Facts = dict[str, Any]


def facts(
    constraints: Constraints,
    plan: Plan,
    estimate: CostEstimate | None,
    catalog: Catalogue,
    parent_estimate: CostEstimate | None = None,
    *,
    decisions: Mapping[str, Any] | None = None,
) -> Facts:
    """Plan-phase facts as plain JSON. `decisions` maps agent ids to envelopes, models or dictionaries."""
    decided = choices.plain(decisions or {})
    placed = parts.components(constraints, plan, catalog, decided)
    burden = [part["ops_burden"] for part in placed if part.get("stateful")]
    in_eu = country(catalog, plan.region) in EU
    tier = choices.at(decided, "governance_ethics.risk_tier")
    found: Facts = present(
        {
            "project": brief.project(constraints, plan, in_eu=in_eu, risk_tier=tier),
            "load": brief.load(constraints, plan),
            "pipeline": {
                "data_age_s": paths.data_age_s(plan, placed),
                "cadence_s": paths.cadence_s(placed),
                "landed": paths.landed(placed),
                "with_request": choices.with_request(decided),
            },
            "latency": paths.latency(constraints, plan),
            "budget": brief.budget(constraints),
            "cost": money.cost(estimate, parent_estimate) if estimate else {},
            "regions": places.regions(constraints, plan, placed, catalog),
            "data": {**brief.data(constraints), "retention": choices.retention(constraints, decided)},
            "availability": paths.availability(constraints, placed),
            "team": {**brief.team(constraints), "burden": sum(burden)},
            "tooling": brief.tooling(constraints),
            "flows": [_flow(flow) for flow in plan.flows],
            "components": placed,
            "monitoring": choices.monitoring(decided),
            "rollout": choices.rollout(decided),
            "oversight": choices.oversight(decided),
            "governance": choices.governance(decided),
            "privacy": choices.privacy(decided, placed),
            "features": choices.features(constraints, decided),
            "models": choices.models(decided),
        }
    )
    return found


def _flow(flow: Flow) -> dict[str, Any]:
    return {"id": f"{flow.source} → {flow.target}", **flow.model_dump(mode="json")}


def present(value: Any) -> Any:
    """`value` without its nulls: an absent fact is absent, on every level."""
    if isinstance(value, Mapping):
        return {key: present(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [present(item) for item in value]
    return value
