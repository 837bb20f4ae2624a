"""Rings grow only while devices stay healthy; a sick ring halts and everybody keeps the version before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mlsystem import rollout, settings
from mlsystem.rollout import Health, Rollout

AT = datetime(2025, 4, 1, tzinfo=UTC)
CONF = settings.load().table("rollout")
NOW = Rollout("v2", "v1", 0, AT.isoformat())
LATER = AT + timedelta(hours=25)
FLEET = [f"device-{i}" for i in range(5000)]
GOOD = Health("a", "v2", frames=100, failed=1, defects=25)
BEFORE = Health("b", "v1", frames=100, failed=1, defects=24)


@pytest.mark.parametrize(("ring", "share"), enumerate(CONF["rings"]))
def test_a_ring_has_its_share_and_contains_the_one_before(ring: int, share: float) -> None:
    inside = {d for d in FLEET if rollout.wants(d, replace(NOW, ring=ring), CONF) == "v2"}
    assert abs(len(inside) / len(FLEET) - share) < 0.02
    if ring:
        smaller = {d for d in FLEET if rollout.wants(d, replace(NOW, ring=ring - 1), CONF) == "v2"}
        assert smaller <= inside


def test_a_healthy_ring_grows_after_its_time_until_all_have_it() -> None:
    assert rollout.advance(NOW, [GOOD, BEFORE], AT + timedelta(hours=1), CONF) == NOW
    assert rollout.advance(NOW, [BEFORE], LATER, CONF) == NOW
    now, at, rings = NOW, AT, CONF["rings"]
    for _ in rings:
        at += timedelta(hours=25)
        now = rollout.advance(now, [GOOD, BEFORE], at, CONF)
    assert (now.ring, now.state) == (len(rings) - 1, "done")
    assert rollout.advance(now, [replace(GOOD, restored=True)], at, CONF) == now


@pytest.mark.parametrize(
    ("sick", "why"),
    [
        ({"restored": True}, "by itself"),
        ({"failed": 20}, "failed"),
        ({"defects": 80}, "share of defects"),
    ],
)
def test_a_sick_ring_halts_and_goes_back(sick: dict[str, int], why: str) -> None:
    halted = rollout.advance(NOW, [replace(GOOD, **sick), BEFORE], AT, CONF)
    assert halted.state == "halted"
    assert why in halted.why
    assert {rollout.wants(d, halted, CONF) for d in FLEET} == {"v1"}


def test_a_pilot_is_in_the_first_ring_whatever_its_share() -> None:
    assert {rollout.wants(d, NOW, {"rings": [0.0, 1.0], "pilots": ["device-7"]}) for d in FLEET[7:9]} == {
        "v2",
        "v1",
    }
