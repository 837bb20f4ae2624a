"""What is built is as large as what is paid for: copies, shards, brokers, caches and machines are one figure."""

from __future__ import annotations

import re
from functools import cache

import pytest

from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from core.constraints import Intake
from core.costs import CostEstimate
from core.plan import Plan
from templates.render import render
from tests.agents.shapes import shaped
from tests.matrix.combinations import Combination, planned

BUSY = {"rps_avg": 3600.0, "rps_peak": 9000.0, "events_per_s": 3600.0}
HOT = {
    "budget": {"monthly_usd": 90_000.0},
    "throughput": BUSY,
    "data": {"entities": 30e6},
    "availability_slo": 99.95,
    "latency": {"p95_ms": 90.0},
}
KAFKA = {**HOT, "tooling": {"existing": ["kafka"]}}
PROD = "infra/envs/prod/main.tf"


@cache
def built(cloud: str, *, kafka: bool = False) -> tuple[Plan, CostEstimate, dict[str, str]]:
    intake = Intake(brief="", constraints=shaped("streaming_fraud", cloud, **(KAFKA if kafka else HOT)))
    found = run_planning(intake, InMemoryLedger())
    assert found.plan is not None
    assert found.estimate is not None
    assert found.policy_report is not None
    files = render(found.plan, intake, {}, found.estimate, found.policy_report)
    return found.plan, found.estimate, {path: body.decode() for path, body in files.items()}


@pytest.mark.parametrize("cloud", ["aws", "gcp", "azure"])
def test_production_runs_as_many_copies_as_were_planned_and_paid(cloud: str) -> None:
    plan, _, files = built(cloud)
    served = next(c for c in plan.components if c.role == "serve.online")
    least, most = served.params["min_replicas"], served.params["max_replicas"]
    assert isinstance(least, int)
    assert least > 10
    assert (_value(files[PROD], "min_tasks"), _value(files[PROD], "max_tasks")) == (str(least), str(most))


def test_a_stream_has_the_shards_that_are_paid() -> None:
    _, estimate, files = built("aws")
    paid = _quantity(estimate, "ingest.stream/kinesis_flow/shards") / 730
    assert paid == 9  # 9,000 a second at peak, 1,000 a shard
    assert _value(files["infra/stack/ingest_stream.tf"], "shards") == f"var.protect ? {paid:.0f} : 1"
    assert _value(files["infra/stack/ingest_stream.tf"], "on_demand") == "false"
    assert '"ON_DEMAND" : "PROVISIONED"' in files["infra/modules/ingest_kinesis_flow/main.tf"]


def test_event_hubs_run_the_units_that_are_paid() -> None:
    _, estimate, files = built("azure")
    paid = _quantity(estimate, "ingest.stream/eventhubs/units")
    assert paid == 9  # 9,000 events a second at peak, 1,000 a unit
    assert _value(files["infra/stack/ingest_stream.tf"], "units") == f"var.protect ? {paid:.0f} : 1"


def test_kafka_has_the_brokers_and_the_disk_that_are_paid() -> None:
    _, estimate, files = built("aws", kafka=True)
    call = files["infra/stack/ingest_stream.tf"]
    assert float(_value(call, "brokers")) == _quantity(estimate, "ingest.stream/msk/brokers") / 730
    assert float(_value(call, "disk_gb")) == pytest.approx(_quantity(estimate, "ingest.stream/msk/disk"), abs=1)


def test_a_cache_has_the_shards_and_the_memory_that_are_paid() -> None:
    _, aws, files = built("aws")
    call = files["infra/stack/store_online.tf"]
    assert _value(call, "node_type") == '"cache.r6g.large"'
    assert 2 * int(_value(call, "shards")) == _quantity(aws, "store.online/elasticache/nodes") / 730
    _, gcp, files = built("gcp")
    paid = _quantity(gcp, "feature.online/memorystore_direct/medium")
    assert paid > 5
    assert float(_value(files["infra/stack/feature_online.tf"], "memory_gb")) == paid


def _value(text: str, name: str) -> str:
    found = re.search(rf"^  {name}\s+= (.*)$", text, re.MULTILINE)
    assert found, name
    return found[1]


def _quantity(estimate: CostEstimate, line_id: str) -> float:
    return next(line.quantity for line in estimate.lines if line.line_id == line_id)


def test_what_may_sleep_sleeps_in_production_too() -> None:
    intake = Intake(brief="", constraints=shaped("rag_assistant", "gcp"))
    found = run_planning(intake, InMemoryLedger())
    assert found.plan is not None
    assert found.estimate is not None
    assert found.policy_report is not None
    served = found.plan.component("serve.online")
    assert served is not None
    assert served.params["min_replicas"] == 0
    files = render(found.plan, intake, {}, found.estimate, found.policy_report)
    assert _value(files[PROD].decode(), "min_tasks") == "0"


@cache
def assistant(cloud: str, slo: float) -> tuple[CostEstimate, str]:
    intake = Intake(brief="", constraints=shaped("rag_assistant", cloud, availability_slo=slo, tooling=POSTGRES[cloud]))
    found = run_planning(intake, InMemoryLedger())
    assert found.plan is not None
    assert found.estimate is not None
    assert found.policy_report is not None
    files = render(found.plan, intake, {}, found.estimate, found.policy_report)
    return found.estimate, files["infra/stack/store_vector.tf"].decode()


POSTGRES = {"azure": {"prefer": ["postgres"]}, "gcp": {"prefer": ["cloud sql"]}}
SERVERS = [
    ("azure", 99.0, "burstable", 'sku += "B_Standard_B1ms"', "standby += false"),
    ("azure", 99.9, "general", 'sku += "GP_Standard_D2ds_v5"', r"standby += var\.protect"),
    ("gcp", 99.0, "vcpu", 'tier += "db-custom-1-4096"', "standby += false"),
    ("gcp", 99.9, "vcpu", 'tier += "db-custom-1-4096"', r"standby += var\.protect"),
]


@pytest.mark.parametrize(("cloud", "slo", "line", "size", "standby"), SERVERS)
def test_a_database_is_built_as_it_is_priced(cloud: str, slo: float, line: str, size: str, standby: str) -> None:
    estimate, call = assistant(cloud, slo)
    priced = {
        line.line_id.rsplit("/", 1)[-1] for line in estimate.lines if line.component_id.startswith("store.vector")
    }
    assert line in priced
    assert re.search(size, call)
    assert re.search(standby, call)


def test_an_iot_hub_has_the_units_that_are_paid() -> None:
    _, estimate, files = planned(Combination("batch_tabular.anomaly", "azure"))
    paid = _quantity(estimate, "ingest.stream/iothub_edge/units")
    assert _value(files["infra/stack/iot_hub.tf"].decode(), "units") == f"var.protect ? {paid:.0f} : 1"
    tier = _value(files["infra/stack/iot_hub.tf"].decode(), "tier")
    [line] = [line for line in estimate.lines if line.line_id == "ingest.stream/iothub_edge/units"]
    assert tier == f'var.protect ? "{line.dimension[:2].upper()}" : "S1"'
    hub = files["infra/modules/iot_hub/main.tf"].decode()
    assert hub.count("= var.units") == 1
    assert "[var.tier] * var.units" in hub
