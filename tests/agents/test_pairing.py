"""Features and the store they are kept in are weighed together."""

from __future__ import annotations

from agents.intake import planner
from tests.agents.shapes import shaped


def test_a_cache_that_holds_features_itself_spares_a_dearer_store() -> None:
    found = planner.choose(shaped("iot_anomaly", "azure", throughput={"events_per_s": 2000.0}))
    assert found.chosen["feature.online"] == "azure.feature.managed_redis_direct"
    assert "store.online" not in found.chosen


def test_a_store_the_brief_names_stays() -> None:
    tooling = {"existing": ["cosmos db", "cosmos"]}
    found = planner.choose(shaped("iot_anomaly", "azure", throughput={"events_per_s": 2000.0}, tooling=tooling))
    assert found.chosen["store.online"] == "azure.store.cosmos"


def test_counters_of_every_event_are_in_no_relational_store() -> None:
    found = planner.choose(shaped("streaming_fraud", "aws", throughput={"events_per_s": 500.0}))
    assert "postgres" not in found.chosen.get("store.online", "")
