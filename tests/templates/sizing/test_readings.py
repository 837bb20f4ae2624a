"""When readings are a list, and who brings them."""

from __future__ import annotations

from typing import Any

import pytest

from core.constraints import Constraints, Fact, ServingMode, Source
from templates.sizing import workload
from templates.workload import readings


def facts(**fields: Any) -> Constraints:
    """Of unusual devices; a dotted name has its section and its field with two underscores."""
    tree: dict[str, Any] = {"project": {"problem_type": {"value": "anomaly"}, "domain": {"value": "iot_anomaly"}}}
    for name, value in fields.items():
        section, _, field = name.partition("__")
        (tree.setdefault(section, {}) if field else tree)[field or section] = {"value": value}
    return Constraints.model_validate(tree)


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        ({"serving_mode": "batch"}, True),
        ({"serving_mode": "batch", "freshness_s": 86_400.0}, True),
        ({"serving_mode": "batch", "freshness_s": 60.0}, False),
        ({"serving_mode": "batch", "freshness_s": 86_400.0, "latency__p95_ms": 60_000.0}, False),
        ({"serving_mode": "streaming", "freshness_s": 86_400.0}, False),
        ({"batch_deadline": "06:00"}, True),
        ({"freshness_s": 86_400.0}, True),
        ({"freshness_s": 86_400.0, "latency__p95_ms": 5000.0}, False),
        ({}, False),
    ],
)
def test_readings_are_a_list_when_they_are_judged_now_and_then(fields: dict[str, Any], listed: bool) -> None:
    assert readings.listed(facts(**fields)) is listed


@pytest.mark.parametrize(("age", "listed"), [(86_400.0, True), (3600.0, False)])
def test_a_day_that_is_told_to_be_soon_enough_outweighs_a_stream_that_is_only_heard(age: float, listed: bool) -> None:
    heard = Fact[ServingMode](value="streaming", source=Source.INFERRED)
    assert readings.listed(facts(freshness_s=age).model_copy(update={"serving_mode": heard})) is listed


@pytest.mark.parametrize(
    ("fields", "sent"),
    [
        ({"data__sources": ["iot"]}, True),
        ({"data__sources": ["files"], "throughput__events_per_s": 0.02}, False),
        ({"data__sources": ["iot", "warehouse"]}, False),
        ({"data__sources": ["iot", "files"], "throughput__events_per_s": 300.0}, True),
        ({"throughput__events_per_s": 800.0}, True),
        ({"throughput__events_per_s": 2.0}, False),
        ({}, False),
    ],
)
def test_a_broker_is_there_for_what_devices_send_themselves(fields: dict[str, Any], sent: bool) -> None:
    assert readings.sent(facts(**fields)) is sent


def test_a_list_has_a_days_age_no_answer_time_and_a_message_a_minute() -> None:
    work = workload(facts(serving_mode="batch", data__sources=["iot"], data__entities=600.0))
    assert (work.domain, work.mode, work.freshness_s, work.p95_target_ms) == ("readings", "batch", 86_400.0, None)
    assert work.events_per_s == 10.0
    assert not work.streaming_needed
