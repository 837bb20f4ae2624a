"""A managed stream processor whose program nobody ships is built, and paid, as the repository's own worker."""

from __future__ import annotations

from typing import Any

import pytest

from core.constraints import Data, Fact, Intake, Throughput
from core.plan import Component
from templates.catalog.load import catalog
from templates.costing import price_design
from templates.render import render
from templates.render_parts import kind
from templates.sizing import workload
from templates.stand_ins import stood_in, unbuilt, workers
from tests.matrix.stacks import component
from tests.templates.render.plans import estimate, intake, plan, policy_report

ROLE = "transform.stream"
DESIGNS = {
    "aws": ("aws.transform.managed_flink", "aws.ingest.kinesis_flow", "aws.store.elasticache"),
    "gcp": ("gcp.transform.dataflow", "gcp.ingest.pubsub", "gcp.feature.memorystore_direct"),
    "azure": ("azure.transform.stream_analytics", "azure.ingest.eventhubs", "azure.feature.managed_redis_direct"),
    "k8s": ("k8s.transform.flink_operator", "k8s.ingest.strimzi_kafka", "k8s.feature.redis_direct"),
}


def asked(rate: float = 300.0) -> Intake:
    facts: dict[str, Any] = {"throughput": Throughput(events_per_s=Fact(value=rate)), "data": Data()}
    return intake(**facts)


def design(cloud: str, *without: str) -> list[Component]:
    processor, broker, store = DESIGNS[cloud]
    roles = {ROLE: processor, "ingest.stream": broker, "feature.online": store}
    known = catalog()
    return [component(known.pattern(name), cloud, role=role) for role, name in roles.items() if name not in without]


def built(components: list[Component], rate: float = 300.0, archetype: str = "streaming_fraud") -> str:
    parts, work = kind(archetype, None)["parts"], workload(asked(rate).constraints)
    return next(c.built_as for c in stood_in(components, parts, work, catalog()) if c.role == ROLE)


@pytest.mark.parametrize("cloud", DESIGNS)
def test_the_worker_of_the_cloud_is_built_and_paid(cloud: str) -> None:
    assert built(design(cloud)) == workers()[cloud]
    work = workload(asked().constraints)
    parts = stood_in(design(cloud), kind("streaming_fraud", None)["parts"], work, catalog())
    assert unbuilt(parts) == []
    lines = [line for line in price_design(parts, work, catalog()) if line.component_id == ROLE]
    assert {line.pattern_id for line in lines} == {workers()[cloud]}


def test_what_the_worker_cannot_do_stays_planned_and_is_told() -> None:
    flink = DESIGNS["aws"][0]
    assert built(design("aws"), rate=50_000.0) == flink, "more than one process takes"
    assert built(design("aws", "aws.store.elasticache")) == flink, "no store"
    assert built(design("aws"), archetype="batch_tabular") == flink, "no code for it"
    assert [c.pattern_id for c in unbuilt(design("aws"))] == [flink]
    sized = [c.model_copy(update={"params": {"kpus": 4}}) if c.role == ROLE else c for c in design("aws")]
    assert built(sized) == flink, "run at a size the brief names"


def test_what_is_delivered_reads_the_stream_lands_it_and_says_so() -> None:
    planned = plan("streaming_fraud")
    planned = planned.model_copy(
        update={"components": [*planned.components, component(catalog().pattern("aws.store.elasticache"), "aws")]}
    )
    before = render(planned, asked(), {}, estimate(), policy_report())
    assert b"**not built**: nothing that runs there" in before["docs/architecture.md"]
    assert b"**Not built**: `aws.transform.managed_flink`" in before["README.md"]
    assert "pipelines/follow.py" not in before
    parts = stood_in(
        planned.components, kind("streaming_fraud", None)["parts"], workload(asked().constraints), catalog()
    )
    files = render(planned.model_copy(update={"components": parts}), asked(), {}, estimate(), policy_report())
    stack = files["infra/stack/transform_stream.tf"]
    assert b'"../modules/transform_window_consumer"' in stack
    assert b"MLSYSTEM_EVENTS" in stack
    assert b'"pipelines.stream", "--follow"' in files["infra/modules/transform_window_consumer/main.tf"]
    assert b"--follow" in files["pipelines/stream.py"]
    assert {"pipelines/follow.py", "src/mlsystem/feed.py", "tests/integration/test_follow.py"} <= set(files)
    assert b'["pipelines.ingest", "pipelines.labels"' in files["infra/stack/train_orchestrator.tf"]
    assert b"built as `aws.transform.window_consumer`" in files["docs/architecture.md"]
    assert b"Not built" not in files["README.md"]
    assert not any("flink" in path for path in files)
