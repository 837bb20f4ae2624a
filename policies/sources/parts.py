"""Facts about components: what the catalogue knows of the pattern, and what the design decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.constraints import Constraints
from core.constraints.facts import value
from core.plan import Component, Plan
from policies.licences import RESTRICTED
from policies.residency import allows
from policies.sources.brief import words
from policies.sources.catalogue import Catalogue, country
from policies.sources.designs import filled

WAITED_FOR = {"serve", "feature", "store"}
CORE = {"store", "feature", "train", "serve"}
DATA_ROLES = {"ingest.stream", "feature.offline", "feature.online"}
MESSAGE_ROLES = {"ingest.stream", "serve.async"}
DEAD_LETTERS = "dlq"  # what a pattern provides that takes files in by their events


def components(
    constraints: Constraints, plan: Plan, catalogue: Catalogue, decisions: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """One dictionary per component of the plan, in its order. A pattern nobody knows leaves its facts absent."""
    slowest = _slowest(plan)
    existing = set(words(constraints.tooling.existing) or [])
    parts = [_component(c, catalogue, constraints, slowest.get(c.id), existing) for c in plan.components]
    return [{**part, "params": filled(part["role"], part["params"], decisions)} for part in parts]


def _slowest(plan: Plan) -> dict[str | None, float]:
    """Component id → p95 of the slowest path through it."""
    return {hop.component_id: path.p95_ms for path in sorted(plan.latency, key=lambda p: p.p95_ms) for hop in path.hops}


def _component(
    component: Component, catalogue: Catalogue, constraints: Constraints, path_ms: float | None, existing: set[str]
) -> dict[str, Any]:
    pattern = catalogue.patterns.get(component.pattern_id)
    known = {} if pattern is None else _known(component, pattern, catalogue, constraints)
    placed = _placed(component, path_ms is not None)
    queued = pattern is not None and component.capability == "ingest" and DEAD_LETTERS in pattern.provides
    params = {**known.pop("params", {}), **component.params}
    waited = path_ms or component.p95_ms
    processing = params.get("processing_s") or (waited / 1000 if waited else None)
    brought = set(known.get("products", []))
    return {
        **known, **placed, "params": params, "processing_s": processing, "existing": bool(brought & existing),
        "moves_messages": queued or component.role in MESSAGE_ROLES,
    }  # fmt: skip


def _placed(component: Component, in_path: bool) -> dict[str, Any]:
    serving = (in_path and component.capability in WAITED_FOR) or component.role == "serve.online"
    return {
        "id": component.id,
        "pattern_id": component.pattern_id,
        "capability": component.capability,
        "role": component.role,
        "cloud": component.cloud,
        "region": component.region,
        "monthly_usd": component.monthly_usd,
        "p95_ms": component.p95_ms,
        "on_core_path": component.capability in CORE,
        "in_request_path": in_path,
        "serving_path": serving,
    }


def _known(component: Component, pattern: Any, catalogue: Catalogue, constraints: Constraints) -> dict[str, Any]:
    lag = {} if pattern.latency.lag_s is None else {"lag_s": pattern.latency.lag_s}
    return {
        "title": pattern.title,
        "region_available": _offered(component, pattern, catalogue),
        "region_alternative": _alternative(component, pattern, catalogue, constraints),
        "scales_to_zero": pattern.latency.scale_to_zero,
        "cold_start_ms": pattern.latency.cold_start_ms,
        "limits": dict(pattern.limits),
        "hipaa": pattern.compliance.hipaa,
        "lifecycle": {"status": pattern.lifecycle.status, "alternative": pattern.lifecycle.alternative},
        "portability": pattern.portability,
        "ops_burden": pattern.ops_burden,
        "stateful": pattern.stateful,
        "managed": pattern.managed,
        "filters_access": "acl_filter" in pattern.provides,
        "hosted_model": pattern.managed and "llm" in pattern.provides,
        "licence": pattern.licence,
        "restricted_licence": bool(RESTRICTED.search(pattern.licence)),
        "products": sorted({p.lower() for p in pattern.own_products(component.cloud)} | {pattern.id, component.cloud}),
        "holds_data": component.capability == "store" or (component.role in DATA_ROLES and pattern.stateful),
        "params": {**lag, **pattern.params},
    }


def _offered(component: Component, pattern: Any, catalogue: Catalogue) -> bool | None:
    """None when no cloud lists the region, so nothing can be said."""
    if country(catalogue, component.region) is None:
        return None
    return bool(pattern.regions.allows(component.region))


def _alternative(component: Component, pattern: Any, catalogue: Catalogue, constraints: Constraints) -> str | None:
    cloud = catalogue.clouds.get(component.cloud)
    residency = str(value(constraints.residency) or "none")
    offered = [
        name
        for name, region in sorted(cloud.regions.items() if cloud else ())
        if pattern.regions.allows(name) and allows(residency, frozenset({region.country}))
    ]
    return offered[0] if offered else None
