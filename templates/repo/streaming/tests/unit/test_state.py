"""State and review queue: the local store, and the commands sent to a shared one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mlsystem import payments
from mlsystem.deciding import Decision
from mlsystem.payments import Payment
from mlsystem.state import ReviewQueue, State
from mlsystem.store import Local

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)


def payment(name: str, minutes: float = 0, amount: float = 10.0) -> Payment:
    moment = NOON + timedelta(minutes=minutes)
    return Payment(name, "c", "m", "d", moment, moment, amount, 40.0, -100.0, "online")


def test_history_is_of_one_card_and_one_window() -> None:
    kept = State(Local())
    for item in (payment("old", -60 * 24 * 31), payment("a", -5), payment("a", -5), payment("b", 5)):
        kept.add(item)
    assert [p.event_id for p in kept.history(payment("now"))] == ["a"]
    assert kept.history(payment("now"))[0] == payment("a", -5), "encoding keeps every digit"


def test_adding_forgets_what_no_window_reaches() -> None:
    local = Local()
    kept = State(local)
    kept.add(payment("old", -60 * 24 * 40))
    kept.add(payment("new"))
    assert [payments.decode(m).event_id for m in local.sorted["card:c"]] == ["new"]


def test_a_decision_and_a_checkpoint_are_remembered() -> None:
    kept = State(Local())
    given = Decision("e", "hold", 0.9, ["rule:x"], "v0001", 0.02)
    assert kept.decision("e") is None
    kept.remember(given)
    assert kept.decision("e") == given
    assert kept.checkpoint("s") is None
    kept.reached("s", "17")
    assert kept.checkpoint("s") == "17"


def test_the_queue_shows_most_money_at_risk_first_and_closes_once() -> None:
    queue = ReviewQueue(Local())
    for name, amount, score in (("small", 10, 0.9), ("large", 500, 0.5)):
        queue.put(payment(name, amount=amount), Decision(name, "review", score, [], "v0001"))
    assert [item["payment"]["event_id"] for item in queue.next(5)] == ["large", "small"]
    label = queue.resolve("large", True, "ann", NOON)
    assert label == {"event_id": "large", "fraud": 1, "known_at": NOON.isoformat(), "analyst": "ann"}
    with pytest.raises(KeyError):
        queue.resolve("large", True, "ann", NOON)
    assert len(queue.next(5)) == 1
