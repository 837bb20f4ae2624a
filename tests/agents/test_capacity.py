"""What a design keeps running is what its bill pays for, and what is stated twice is stated once."""

from __future__ import annotations

from functools import cache

import pytest

from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from agents.selection.limits import HEADROOM
from agents.selection.publishing import settled
from agents.vocabulary import STREAMS
from core.constraints import Intake
from core.plan import Component
from templates.catalog.load import catalog
from templates.formulae import Value
from templates.pricing.lines import Placement
from templates.sizing import workload
from tests.agents.shapes import PAIRS, shaped

COPIES = ("tasks_avg", "cpu_avg", "average", "nodes", "pods")
BUSY = {"throughput": {"rps_avg": 300.0, "rps_peak": 900.0}, "latency": {"p95_ms": 90.0}}
SCORED = {name for name, shape in catalog().archetypes.items() if "serve.online" in shape.required} - {"rag_assistant"}


@cache
def planned(shape: str, cloud: str) -> tuple[Component, dict[str, Value]]:
    constraints = shaped(shape, cloud, availability_slo=99.95, **BUSY)
    plan = run_planning(Intake(brief="", constraints=constraints), InMemoryLedger()).plan
    assert plan is not None
    served = next(c for c in plan.components if c.role == "serve.online")
    work = settled(workload(constraints), constraints, catalog())
    return served, Placement(served, catalog().pattern(served.pattern_id), work, catalog()).names


@pytest.mark.parametrize(("shape", "cloud"), [pair for pair in PAIRS if pair[0] in SCORED])
def test_the_bill_pays_for_every_copy_that_always_runs(shape: str, cloud: str) -> None:
    served, names = planned(shape, cloud)
    billed = [float(str(names[name])) for name in COPIES if name in names]
    least, most = served.params["min_replicas"], served.params["max_replicas"]
    assert isinstance(least, int)
    assert isinstance(most, int)
    assert 2 <= least <= most
    assert max(billed) >= least, (served.pattern_id, billed, least)


def test_a_stated_peak_over_a_stated_average_is_the_peak_factor() -> None:
    work = workload(shaped("streaming_fraud", "gcp", throughput={"rps_avg": 900.0, "rps_peak": 2600.0}))
    assert work.peak_factor == pytest.approx(2600 / 900)
    assert "peak_factor" not in work.assumptions


def test_a_service_billed_by_instance_pays_nothing_a_request() -> None:
    lines = catalog().pattern("gcp.serve.cloud_run").cost_lines
    assert any(line.price == "gcp.cloudrun.instance_vcpu_hour" for line in lines)
    assert all(line.price != "gcp.cloudrun.request" for line in lines)


def test_an_alternative_costs_what_it_would_bring_back() -> None:
    """Looking features up by key needs a store; where none is kept, the alternative pays for one."""
    fast = {"throughput": {"rps_avg": 900.0, "rps_peak": 2600.0}, "latency": {"p95_ms": 80.0}}
    constraints = shaped("streaming_fraud", "gcp", budget={"monthly_usd": 17_400.0}, **fast)
    plan = run_planning(Intake(brief="", constraints=constraints), InMemoryLedger()).plan
    assert plan is not None
    assert plan.component("store.online") is None
    choice = next(c for c in plan.choices if c.role == "feature.online")
    by_key = next(a for a in choice.alternatives if a.option == "any.feature.kv_lookup")
    assert by_key.monthly_usd is not None
    assert by_key.monthly_usd > 10


def test_a_product_is_named_as_it_is_called_where_it_runs() -> None:
    pattern = catalog().pattern("any.train.ci_container_job")
    assert [pattern.product(cloud) for cloud in ("aws", "gcp", "azure")] == pattern.products[:3]
    assert catalog().pattern("any.feature.none_in_request").product("aws") is None


@pytest.mark.parametrize("rate", [4000.0, 60_000.0])
@pytest.mark.parametrize(("shape", "cloud"), [pair for pair in PAIRS if pair[0] in ("ad_ctr", "streaming_fraud")])
def test_what_carries_a_stream_carries_its_peak(shape: str, cloud: str, rate: float) -> None:
    """Or nothing is chosen and the conflict says so."""
    traffic = {"rps_avg": rate, "rps_peak": 2 * rate, "events_per_s": rate}
    constraints = shaped(shape, cloud, throughput=traffic, freshness_s=120.0)
    result = run_planning(Intake(brief="", constraints=constraints), InMemoryLedger())
    assert (result.plan is None) == bool(result.conflicts)
    carriers = [c for c in result.plan.components if c.role in STREAMS] if result.plan else []
    for component in carriers:
        limit = catalog().pattern(component.pattern_id).limits.get("max_events_s", float("inf"))
        assert 2 * rate * HEADROOM <= limit, component.pattern_id
