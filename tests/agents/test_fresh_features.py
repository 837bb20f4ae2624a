"""What is decided event by event, and what is answered on request from features fresh off a stream."""

from __future__ import annotations

from typing import Any

import pytest

from agents.intake import planner
from agents.selection.archetype import choose
from tests.agents.shapes import shaped

FRESH: dict[str, Any] = {"serving_mode": "online", "freshness_s": 20.0, "throughput": {"events_per_s": 800.0}}


def asked(problem: str, domain: str, **more: Any) -> tuple[str, str]:
    """(archetype, rule) of a brief with features 20 s fresh."""
    facts = {**FRESH, **more, "project": {"problem_type": problem, "domain": domain}}
    archetype, _, rule = choose(shaped("online_tabular", "aws", **facts), 200.0)
    return archetype, rule


@pytest.mark.parametrize("domain", ["fraud", "aml", "payments", "account abuse", "account takeover"])
def test_payments_and_abused_accounts_are_decided_event_by_event(domain: str) -> None:
    assert asked("binary_clf", domain) == ("streaming_fraud", "STG-03")


@pytest.mark.parametrize(
    ("problem", "domain"),
    [
        ("regression", "eta_pricing"),
        ("regression", "fraud"),
        ("multiclass", "payments"),
        ("binary_clf", "lead_scoring"),
        ("forecasting", "transport"),
    ],
)
def test_a_value_or_class_somebody_asks_for_is_online_scoring(problem: str, domain: str) -> None:
    assert asked(problem, domain) == ("online_tabular", "STG-09")


def test_a_forecast_nobody_waits_for_stays_a_forecast() -> None:
    assert asked("forecasting", "transport", serving_mode="batch")[0] == "demand_forecasting"


@pytest.mark.parametrize("cloud", ["aws", "gcp", "azure", "on_prem"])
def test_a_stream_in_online_scoring_brings_its_worker_its_events_and_a_shared_store(cloud: str) -> None:
    patterns = planner.choose(shaped("online_tabular", cloud, **FRESH)).chosen
    assert patterns["transform.stream"].endswith(".transform.window_consumer")
    fits = {"aws": "kinesis_flow", "gcp": "pubsub", "azure": "eventhubs", "on_prem": "strimzi_kafka"}
    assert patterns["ingest.stream"].endswith(fits[cloud])
    assert any(p.split(".")[-1] in STORES for p in patterns.values())


STORES = {
    "elasticache_direct", "elasticache", "memorystore_direct", "memorystore",
    "managed_redis_direct", "managed_redis", "redis_direct",
}  # fmt: skip


def test_without_an_age_features_come_with_the_request_and_with_one_of_hours_they_are_looked_up() -> None:
    assert planner.choose(shaped("online_tabular", "aws")).chosen["feature.online"] == "any.feature.none_in_request"
    patterns = planner.choose(shaped("online_tabular", "aws", freshness_s=3600.0)).chosen
    assert patterns["feature.online"] == "any.feature.kv_lookup"
    assert "store.online" in patterns
    assert "transform.stream" not in patterns


@pytest.mark.parametrize(("ms", "shape"), [(1500.0, "online_tabular"), (200.0, "streaming_fraud")])
def test_a_claim_that_somebody_opens_needs_no_stream(ms: float, shape: str) -> None:
    project = {"problem_type": "binary_clf", "domain": "fraud"}
    asked = {"serving_mode": "online", "latency": {"p95_ms": ms}, "project": project}
    assert choose(shaped("online_tabular", "aws", **asked), 0.1)[0] == shape


@pytest.mark.parametrize(("latency", "shape"), [({}, "batch_tabular"), ({"p95_ms": 50.0}, "recommender")])
def test_what_is_sent_at_a_set_hour_is_chosen_in_a_run_unless_it_is_fetched(latency: Any, shape: str) -> None:
    asked = {"serving_mode": "batch", "latency": latency, "project": {"problem_type": "recsys"}}
    assert choose(shaped("recommender", "gcp", **asked), 0.1)[0] == shape
