"""State and review queue: what is kept, how much, for how long, and what happens while the store is away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mlsystem import findings, reviewing, state, traces
from mlsystem.deciding import Decision
from mlsystem.payments import Payment
from mlsystem.settings import Settings
from mlsystem.state import KEPT, ReviewQueue, State
from mlsystem.store import Local, LocalQueue, StoreError
from mlsystem.windows import MOST

NOON = datetime(2025, 5, 1, 12, tzinfo=UTC)
GIVEN = Decision("e", "hold", 0.9, ["rule:x"], "v0001", 0.02)


def payment(name: str, minutes: float = 0, amount: float = 10.0) -> Payment:
    moment = NOON + timedelta(minutes=minutes)
    return Payment(name, "c", "m", "d", moment, moment, amount, 40.0, -100.0, "online")


def known(kept: State, name: str = "other") -> state.Known:
    return kept.recall([payment(name)])


def claim(kept: State, *batch: Payment) -> list[Decision]:
    return kept.claim(batch, [replace(GIVEN, event_id=p.event_id) for p in batch])


def test_a_trace_keeps_every_digit_that_features_look_at() -> None:
    mine = traces.of(replace(payment("a", amount=12.34), lat=-33.868821, lon=151.209290))
    assert traces.decode(traces.encode(mine)) == mine
    assert mine.amount == pytest.approx(12.34)
    assert mine.place == pytest.approx((-33.868821, 151.209290), abs=3e-5)
    assert len(traces.encode(mine)) <= 64, "above that Redis no longer packs them"


def test_a_card_never_holds_more_than_its_newest_payments() -> None:
    local = Local()
    claim(State(local), *(payment(f"e{i}", i) for i in range(3 * KEPT)))
    assert list(local.sorted) == ["card:c"]
    newest = [traces.tag(f"e{i}", 4) for i in range(2 * KEPT, 3 * KEPT)]
    assert [t.event for t in known(State(local)).past["c"]] == newest
    assert len(newest) >= MOST


def test_everything_kept_of_a_card_ends_by_itself() -> None:
    ends: dict[str, int | None] = {}

    class Watched(Local):
        def set(self, name: str, value: str, ex: int | None = None, *, nx: bool = False) -> bool | None:
            ends[name] = ex
            return super().set(name, value, ex, nx=nx)

        def expire(self, name: str, time: int) -> bool:
            ends[name] = time
            return super().expire(name, time)

    local = Watched()
    claim(State(local), payment("a"))
    ReviewQueue(local).put(payment("a"), GIVEN)
    assert ends == {"decision:a": state.DECIDED_S, "card:c": state.KEPT_S, "review:a": state.KEPT_S}
    assert {*local.plain, *local.sorted} - {*ends} == {"review"}, "names of what waits, cleared as it is met"


def test_of_two_that_decide_at_once_the_first_stands() -> None:
    shared = Local()
    (first,) = claim(State(shared), payment("e"))
    mine = replace(GIVEN, action="allow")
    (stands,) = State(shared).claim([payment("e")], [mine])
    assert stands == first != mine
    assert known(State(shared), "e").given == {"e": first}


def test_the_queue_shows_most_money_at_risk_first_and_forgets_what_ended() -> None:
    local = Local()
    queue = ReviewQueue(local)
    for name, amount, score in (("small", 10, 0.9), ("large", 500, 0.5), ("ended", 900, 0.9)):
        queue.put(payment(name, amount=amount), Decision(name, "review", score, [], "v0001"))
    del local.plain["review:ended"]
    assert [item["payment"]["event_id"] for item in queue.next(5)] == ["large", "small"]
    assert "ended" not in local.sorted["review"]


def test_a_finding_is_safe_before_the_payment_is_off_the_queue(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = ReviewQueue(Local())
    queue.put(payment("e"), GIVEN)
    with monkeypatch.context() as patched:
        patched.setattr(findings, "keep", refuse)
        with pytest.raises(OSError, match="away"):
            reviewing.resolve(empty, queue, "e", True, "ann", NOON)
    assert queue.waits("e")
    found = reviewing.resolve(empty, queue, "e", True, "ann", NOON)
    assert found == {"event_id": "e", "fraud": 1, "known_at": NOON.isoformat(), "analyst": "ann"}
    assert findings.kept(empty) == [found]
    assert queue.next(5) == []


def refuse(*_: object) -> None:
    raise OSError("the bucket is away")


def test_a_store_that_is_away_is_told_as_such() -> None:
    class Away(LocalQueue):
        def execute(self) -> list[Any]:
            raise ConnectionError("nobody answers")

    class Store(Local):
        def pipeline(self, transaction: bool = True) -> LocalQueue:
            return Away(self)

    with pytest.raises(StoreError, match="nobody answers"):
        known(State(Store()))
