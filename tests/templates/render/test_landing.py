"""What a broker takes is landed as rows of a table the repository has, by every broker that can be chosen for it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from core.landing import LOOKED_UP, SERVICE, WORKER
from core.plan import Component, Plan
from templates.catalog.load import catalog
from templates.render_carriers import carried, carriers, landed
from templates.render_parts import kind, repositories, sources
from tests.matrix.stacks import component, rendered

BROKER = "ingest.stream"
LISTED = "serve.batch"
BROKERS = {
    "aws": ["aws.ingest.kinesis_flow", "aws.ingest.firehose_s3", "aws.ingest.msk"],
    "gcp": ["gcp.ingest.pubsub"],
    "azure": ["azure.ingest.eventhubs", "azure.ingest.eventhubs_premium"],
    "k8s": ["k8s.ingest.strimzi_kafka"],
}
CASES = [(cloud, broker) for cloud, brokers in BROKERS.items() for broker in brokers]
RUN_BY_JOB = ("azure", "k8s")


@cache
def stack(cloud: str, broker: str, worker: str = "") -> dict[str, bytes]:
    """A recommender's repository with this broker, and a worker where one is named."""
    return rendered(
        cloud, parts("recommender", cloud, {BROKER: broker, **({WORKER: worker} if worker else {})}), "recommender"
    )


def parts(archetype: str, cloud: str, chosen: dict[str, str]) -> list[Component]:
    found = catalog().archetypes[archetype]
    filled = {role: found.bundles[cloud][role] for role in found.required} | chosen
    return [component(catalog().pattern(name), cloud, role=role) for role, name in filled.items()]


def infra(files: dict[str, bytes]) -> str:
    return "\n".join(body.decode() for path, body in files.items() if path.startswith("infra/"))


@pytest.mark.parametrize(("cloud", "broker"), CASES)
def test_events_land_under_the_tables_name_and_are_taken_in_before_all_else(cloud: str, broker: str) -> None:
    files = stack(cloud, broker)
    text = infra(files)
    assert "contracts/events.json" in files
    assert "pipelines/warm.py" in files
    if cloud in RUN_BY_JOB:
        assert "pipelines.land" in text
        assert b'TABLE = "events"' in files["pipelines/land.py"]
        assert "src/mlsystem/broker_login.py" in files
        assert b"kafka-python" in files["requirements.lock"]
    else:
        assert "pipelines/land.py" not in files
        named = 'table = "events"' in " ".join(text.split())
        assert named
    assert "tests/integration/test_landed.py" in files
    orchestrated = files["infra/stack/train_orchestrator.tf"].decode()
    assert orchestrated.index("pipelines.ingest") < orchestrated.index("pipelines.snapshot")
    assert "pipelines.warm" in orchestrated


@pytest.mark.parametrize(("cloud", "broker"), [("aws", "aws.ingest.kinesis_flow"), ("k8s", "k8s.ingest.strimzi_kafka")])
def test_a_worker_that_takes_events_as_they_come_lands_them_itself(cloud: str, broker: str) -> None:
    files = stack(cloud, broker, f"{cloud}.transform.window_consumer")
    assert "infra/stack/landing.tf" not in files
    assert not {"pipelines/land.py", "tests/integration/test_landed.py"} & set(files)


def test_the_topics_schema_is_taken_off_where_no_reader_does() -> None:
    assert b"topic.event" in stack("gcp", "gcp.ingest.pubsub")["src/mlsystem/envelope.py"]
    assert (
        b"topic.event"
        not in stack("gcp", "gcp.ingest.pubsub", "gcp.transform.window_consumer")["src/mlsystem/envelope.py"]
    )


def may_only_land(archetype: str) -> bool:
    found = catalog().archetypes[archetype]
    roles = {*found.required, *found.optional}
    listed = LISTED in roles and SERVICE not in found.required
    return BROKER in roles and WORKER not in found.required and (listed or LOOKED_UP in roles)


def kinds(archetype: str) -> list[str | None]:
    return [None, *repositories()[archetype].get("problem_types", {})]


VARIANTS = [(a, p) for a in sorted(repositories()) if may_only_land(a) for p in kinds(a)]


@pytest.mark.parametrize(("archetype", "problem_type"), VARIANTS)
def test_every_repository_whose_events_may_only_be_landed_says_which_rows_they_are(
    archetype: str, problem_type: str | None
) -> None:
    entry = kind(archetype, problem_type)
    events = entry["events"]
    if events is None:
        assert "pictures" in entry["parts"], "only where whole files arrive"
        return
    found = sources(entry["parts"][:-1])
    contracts = {"activity", "records", "labels"} if entry.get("domains") else set()
    contracts |= {path.split("/")[-1].removesuffix(".json") for path in found if "contracts/" in path}
    assert events in contracts


def test_landing_is_brought_by_every_broker_of_a_cloud() -> None:
    brokers = {p.id for p in catalog().patterns.values() if BROKER in p.roles and not p.id.endswith("_cdc")}
    brought: dict[str, list[dict[str, Any]]] = carriers()
    assert {name for name in brokers if not any(c.get("landed") for c in brought.get(name, []))} == set()


def test_nothing_is_brought_where_there_is_no_table_for_events() -> None:
    plan = Plan(
        archetype="batch_tabular", archetype_reason="asked for", cloud="k8s", region="on-prem", choices=[], flows=[],
        components=[component(catalog().pattern(name), "k8s", role=role) for role, name in
                    {BROKER: "k8s.ingest.strimzi_kafka", LISTED: "any.serve.batch_table"}.items()],
        mermaid="flowchart LR\n  a --> b", summary="A small system.",
    )  # fmt: skip
    pictures, rows = kind("batch_tabular", "cv_detection"), kind("batch_tabular", "binary_clf")
    assert not landed(pictures, plan)
    assert carried(pictures, plan)["scheduled_steps"][0] != "pipelines.ingest"
    assert carried(rows, plan)["scheduled_steps"][0] == "pipelines.ingest"
    assert carried(rows, plan)["dependencies"] == "streaming_kafka"
