"""What happens while the site is offline, and what the watchdog says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mlsystem.outbox import Outbox
from mlsystem.watchdog import Watchdog


def filled(path: Path, n: int, max_waiting: int = 100) -> Outbox:
    box = Outbox(path / "outbox.sqlite", max_waiting)
    for i in range(n):
        box.put({"id": f"r{i}"}, important=i % 5 == 0)
    return box


def test_results_leave_in_order_and_once_the_line_is_up(tmp_path: Path) -> None:
    box, received = filled(tmp_path, 25), list[dict[str, Any]]()
    assert box.drain(received.extend, batch=10) == 25
    assert [r["id"] for r in received] == [f"r{i}" for i in range(25)]
    assert (box.waiting(), box.drain(received.extend, 10)) == (0, 0)


def test_a_line_that_breaks_loses_nothing(tmp_path: Path) -> None:
    box, received = filled(tmp_path, 25), list[dict[str, Any]]()

    def breaking(batch: list[dict[str, Any]]) -> None:
        if len(received) >= 10:
            raise ConnectionError
        received.extend(batch)

    assert box.drain(breaking, 10) == 10
    assert box.waiting() == 15
    assert box.drain(received.extend, 10) == 15
    assert len({r["id"] for r in received}) == 25


def test_a_full_box_gives_up_ordinary_results_first_and_counts_them(tmp_path: Path) -> None:
    box, received = filled(tmp_path, 50, max_waiting=20), list[dict[str, Any]]()
    assert (box.waiting(), box.lost()) == (20, 30)
    box.drain(received.extend, 50)
    assert {f"r{i}" for i in range(0, 50, 5)} <= {r["id"] for r in received}


def test_the_same_result_waits_once(tmp_path: Path) -> None:
    box = filled(tmp_path, 3)
    box.put({"id": "r1"}, important=False)
    assert box.waiting() == 3


def test_silence_and_repeated_failure_are_problems() -> None:
    now = [0.0]
    dog = Watchdog(timeout_s=30, max_failures=2, clock=lambda: now[0])
    assert dog.problem() is None
    now[0] = 31
    assert dog.problem() == "no heartbeat"
    dog.fail()
    assert dog.problem() is None
    dog.fail()
    assert dog.problem() == "failures in a row"
    dog.beat()
    assert dog.problem() is None
