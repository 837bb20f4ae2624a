"""A stream worker: acts on each batch, hands on what came for training, and only then moves its place.

A crash repeats events: whoever acts on them knows those it has seen, and they land once, by their id.
"""

from __future__ import annotations

import logging
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from mlsystem import prediction_log
from mlsystem.beat import Beat
from mlsystem.prediction_log import Sink
from mlsystem.sources import Message

log = logging.getLogger("stream")
HAND_ON_EVERY_S, MOST_WAITING = 30.0, 20_000
E = TypeVar("E")


@dataclass
class Follower(Generic[E]):
    """`decode` raises ValueError, KeyError or TypeError on what is no event; `act` counts outcomes of events
    in the order they came; `deliver` takes them for training; `arrived` says when one came."""

    decode: Callable[[bytes], E]
    act: Callable[[list[E]], Counter[str]]
    deliver: Callable[[list[E]], None]
    arrived: Callable[[E], datetime]
    dead_letters: Path
    waiting: list[E] = field(default_factory=list)
    handed_on: float = field(default_factory=time.monotonic)

    def take(self, batch: list[Message]) -> tuple[Counter[str], datetime]:
        """Counts by outcome, and how far the stream has been read: an idle one up to now."""
        found = [event for message in batch if (event := self._decoded(message)) is not None]
        counts = self.act(found) if found else Counter()
        counts["dead_letter"] += len(batch) - len(found)
        self.waiting += found
        return counts, max(map(self.arrived, found), default=datetime.now(UTC))

    def due(self) -> bool:
        return len(self.waiting) >= MOST_WAITING or time.monotonic() - self.handed_on >= HAND_ON_EVERY_S

    def hand_on(self) -> None:
        if self.waiting:
            self.deliver(self.waiting)
        self.waiting, self.handed_on = [], time.monotonic()

    def _decoded(self, message: Message) -> E | None:
        try:
            return self.decode(message.data)
        except (ValueError, KeyError, TypeError) as error:
            said = {"position": message.position, "reason": repr(error)}
            data = message.data.decode(errors="replace")
            prediction_log.FileSink(self.dead_letters).write({**said, "data": data})
            log.warning("a message is no event", extra={"fields": said})
            return None


@contextmanager
def logged(sink: Sink) -> Iterator[None]:
    """However the worker ends, by the platform's stop or by an error, what waits in its log is stored."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with closing(sink):
        yield


def run(
    batches: Iterable[list[Message]], worker: Follower[E], done: Callable[[], None], pulse: Beat
) -> Counter[str]:
    """Counts by outcome. `done` moves the place where reading resumes: only past what was handed on."""
    counts: Counter[str] = Counter()
    for batch in batches:
        found, reached = worker.take(batch)
        counts += found
        pulse.beat(found, reached)
        if worker.due():
            worker.hand_on()
            done()
    worker.hand_on()
    done()
    return +counts
