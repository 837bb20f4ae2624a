"""What the keeper of a worker's leases says of them, and what it keeps quiet about."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from core.claims import CancelRequested, Claim
from core.errors import DatabaseAway, LeaseLost
from tests.worker.waiting import wait
from worker.leases import Keeper

CLAIM = Claim(1, UUID(int=1), None, "nothing", {}, 1, 1, 0, 5, None, 0.0, 0.6)
Answer = Callable[[], dict[int, bool]]


class Line:
    """A queue whose answer to renewals is given."""

    def __init__(self, answer: Answer) -> None:
        self.answer, self.asked = answer, 0

    def renew(self, _claims: list[Claim], _lease_s: float) -> dict[int, bool]:
        self.asked += 1
        return self.answer()

    def close(self) -> None:
        pass


@pytest.fixture
def keeping() -> Iterator[Callable[[Answer], tuple[Keeper, Line]]]:
    made: list[Keeper] = []

    def keep(answer: Answer) -> tuple[Keeper, Line]:
        made.append(Keeper(line := Line(answer), 0.6))  # type: ignore[arg-type]
        return made[-1], line

    yield keep
    for keeper in made:
        keeper.close()


def away() -> dict[int, bool]:
    raise DatabaseAway


@pytest.mark.parametrize(
    ("answer", "error"), [(lambda: {}, LeaseLost), (lambda: {1: True}, CancelRequested), (away, LeaseLost)]
)
def test_a_lease_that_is_gone_stops_the_work(keeping, answer: Answer, error: type[Exception]) -> None:  # type: ignore[no-untyped-def]
    keeper, _ = keeping(answer)
    with keeper.hold([CLAIM]) as (lease,):
        lease.check()
        assert wait(lambda: lease.lost or lease.cancelled, 5)
        with pytest.raises(error):
            lease.check()


def test_a_lease_that_is_renewed_goes_on_and_one_outage_is_forgiven(keeping) -> None:  # type: ignore[no-untyped-def]
    def answer() -> dict[int, bool]:
        return {1: False, 2: False} if line.asked > 1 else away()

    keeper, line = keeping(answer)
    with keeper.hold([CLAIM, replace(CLAIM, job_id=2)]) as leases:
        assert wait(lambda: line.asked >= 6, 10)
        for lease in leases:
            lease.check()


def test_a_job_that_is_being_ended_is_not_called_lost(keeping) -> None:  # type: ignore[no-untyped-def]
    keeper, line = keeping(dict)
    with keeper.hold([CLAIM]) as (lease,):
        lease.over = True
        time.sleep(0.8)
        assert not lease.lost
    assert line.asked <= 1


def test_nothing_is_asked_while_nothing_is_held(keeping) -> None:  # type: ignore[no-untyped-def]
    keeper, line = keeping(lambda: {1: False})
    with keeper.hold([CLAIM]):
        assert wait(lambda: line.asked > 0, 5)
    time.sleep(0.5)
    before = line.asked
    time.sleep(0.8)
    assert line.asked == before
