"""What a stream remembers has a store on a cluster too, whoever is warned and however."""

from __future__ import annotations

from agents.intake import extract, planner
from agents.intake.answers import apply

MILL = (
    "Steel plant. 6,000 sensors deliver 15,000 readings a second; bearings show in vibration that they will fail. "
    "Warn the shift leader within 10 seconds, by windows of one and ten minutes. Kafka with Strimzi runs on our "
    "Kubernetes in our own data centre and stays; nothing goes to a cloud. "
    "Team: 3 data engineers, 4 platform engineers in shifts. 12,000 EUR a month."
)


def test_counters_beyond_a_relational_store_are_kept_in_a_cache() -> None:
    found = planner.choose(apply(extract(MILL), {}, accept_defaults=True).constraints)
    assert found.conflicts == ()
    assert found.chosen["transform.stream"] == "k8s.transform.flink_operator"
    assert "k8s.feature.redis_direct" in found.chosen.values()
