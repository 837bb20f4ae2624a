"""Work on independent sets of briefs, a process for each processor."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

One = TypeVar("One")
Done = TypeVar("Done")


def mapped(work: Callable[[One], Done], every: Iterable[One]) -> list[Done]:
    """What each gives, in order. `work` is a function of a module; an exception of one is raised."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(work, every))
