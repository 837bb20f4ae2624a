"""A fraud design on real patterns of the catalogue, priced and timed by the real code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from core.constraints import Budget, Constraints, Fact, Latency, Project, RegionRef, Throughput, Tooling
from core.plan import Component, Flow, Plan
from policies.facts import Facts, facts
from templates.catalog.load import catalog
from templates.costing import estimate
from templates.latency import paths
from templates.sizing import workload

STREAM = {"dlq": True, "retries": 3}
STORE = {"encrypted_at_rest": True, "public": False, "erasure": True, "backup": True, "zones": 2}
SERVE = {"public": False, "auth": "iam", "waf": False, "min_replicas": 2, "zones": 2, "runtime_registry": False}


def _brief(**changes: Any) -> Constraints:
    stated = Constraints(
        project=Project(domain=Fact(value="payments fraud"), problem_type=Fact(value="binary_clf")),
        cloud=Fact(value="aws"),
        residency=Fact(value="eu_only"),
        regions=Fact(value=[RegionRef(id="eu-west-1")]),
        budget=Budget(monthly_usd=Fact(value=8000.0, hard=True)),
        data_classes=Fact(value=["pii"]),
        regimes=Fact(value=["gdpr"]),
        latency=Latency(p95_ms=Fact(value=150.0)),
        freshness_s=Fact(value=5.0),
        availability_slo=Fact(value=99.9),
        throughput=Throughput(rps_peak=Fact(value=500.0), rps_avg=Fact(value=100.0), events_per_s=Fact(value=300.0)),
        tooling=Tooling(forbid=Fact(value=["Kafka"])),
    )
    return stated.model_copy(update=changes)


def _component(role: str, pattern_id: str, region: str) -> Component:
    pattern = catalog().pattern(pattern_id)
    carried: dict[str, Any] = {"transform.stream": {**STORE, "peak_events": 900.0}}
    taken = {role: {**STREAM, **STORE} for role in ("ingest.stream", "ingest.batch")}
    params = {**taken, "serve.online": SERVE, **carried}.get(role, STORE)
    return Component(
        id=role,
        role=role,
        pattern_id=pattern_id,
        capability=pattern.capability,
        cloud="aws",
        region=region,
        params=params,
    )


@pytest.fixture
def fraud() -> Callable[..., Facts]:
    """`fraud(region=…, decisions=…, swap={role: pattern}, **constraints)` builds the facts of one variant."""

    def build(
        *, region: str = "eu-west-1", decisions: dict[str, Any] | None = None, swap: dict[str, str] | None = None,
        flows: tuple[Flow, ...] = (), **changes: Any,
    ) -> Facts:  # fmt: skip
        book, constraints = catalog(), _brief(**changes)
        chosen = {**book.archetypes["streaming_fraud"].bundles["aws"], **(swap or {})}
        parts = [_component(role, pattern, region) for role, pattern in chosen.items()]
        load = workload(constraints)
        plan = Plan(
            archetype="streaming_fraud", archetype_reason="velocity", cloud="aws", region=region, components=parts,
            choices=[], flows=list(flows), latency=paths(parts, load, book),
        )  # fmt: skip
        return facts(constraints, plan, estimate(parts, load, book), book, decisions=decisions)

    return build
