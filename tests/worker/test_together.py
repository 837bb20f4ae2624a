from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from worker.together import Together

WAIT_S = 10.0


class Line:
    """Doubles numbers. The first call is held until it is let go; every group is written down."""

    def __init__(self) -> None:
        self.groups: list[list[int]] = []
        self.called = threading.Event()
        self.let_go = threading.Event()

    def __call__(self, asked: Sequence[int]) -> list[int]:
        self.groups.append(list(asked))
        if len(self.groups) == 1:
            self.called.set()
            assert self.let_go.wait(WAIT_S)
        if 13 in asked:
            raise ValueError("thirteen")
        return [2 * number for number in asked]


def test_one_thread_alone_waits_for_nobody() -> None:
    line = Line()
    line.let_go.set()
    together = Together(line)
    assert [together.ask(number) for number in (1, 2)] == [2, 4]
    assert line.groups == [[1], [2]]


def test_those_who_come_during_a_call_make_the_next_together_and_each_gets_its_own_answer() -> None:
    line, together = (made := Line()), Together(made)
    with ThreadPoolExecutor(9) as pool:
        first = pool.submit(together.ask, 1)
        assert line.called.wait(WAIT_S)
        others = [pool.submit(together.ask, number) for number in range(20, 28)]
        while len(together._waiting) < 8:
            threading.Event().wait(0.01)
        line.let_go.set()
        assert first.result(WAIT_S) == 2
        assert [other.result(WAIT_S) for other in others] == [2 * number for number in range(20, 28)]
    assert [len(group) for group in line.groups] == [1, 8]


def test_an_error_reaches_each_who_asked_and_the_line_goes_on() -> None:
    line, together = (made := Line()), Together(made)
    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(together.ask, 1)
        assert line.called.wait(WAIT_S)
        others = [pool.submit(together.ask, number) for number in (13, 14)]
        while len(together._waiting) < 2:
            threading.Event().wait(0.01)
        line.let_go.set()
        assert first.result(WAIT_S) == 2
        for other in others:
            with pytest.raises(ValueError, match="thirteen"):
                other.result(WAIT_S)
    assert together.ask(5) == 10


def test_no_answer_is_lost_or_swapped_among_many_threads() -> None:
    together = Together(lambda asked: [2 * number for number in asked])
    with ThreadPoolExecutor(16) as pool:
        assert list(pool.map(together.ask, range(5000), timeout=60)) == [2 * number for number in range(5000)]
