"""Notices a device that hangs or keeps failing, and says so before anybody on the line does."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Watchdog:
    """`timeout_s` without a heartbeat, or `max_failures` in a row, is unhealthy."""

    timeout_s: float
    max_failures: int
    clock: Callable[[], float] = time.monotonic
    failures: int = 0
    last: float = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.clock()

    def beat(self) -> None:
        """A frame was handled."""
        self.last, self.failures = self.clock(), 0

    def fail(self) -> None:
        """A frame was not handled; the process is alive all the same."""
        self.last, self.failures = self.clock(), self.failures + 1

    def problem(self) -> str | None:
        if self.clock() - self.last > self.timeout_s:
            return "no heartbeat"
        return "failures in a row" if self.failures >= self.max_failures else None
