"""The stream worker: folds events into the windows of their entities and hands them to the landing zone.

`--file` reads JSON lines once; `--follow` reads the design's stream until it is stopped. Reading resumes
after what has been handed on, so a crash repeats events: they are folded and land once, by their id.
"""

from __future__ import annotations

import argparse
import logging
import os
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mlsystem import artifacts, beat, events, feed, json_logs, prediction_log, settings, sources, store
from mlsystem.beat import Beat
from mlsystem.events import Event
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.state import Windows
from pipelines import handing_on

log = logging.getLogger("stream")
MOST_WAITING = 20_000


class NotTheWriterError(Exception):
    """Another worker holds the lease; this one ends and is started again by its platform."""


@dataclass
class Worker:
    """`deliver` takes what was folded; `clock` is asked how far an idle stream has been read."""

    windows: Windows
    deliver: Callable[[list[Event]], None]
    dead_letters: Path
    land_every_s: float
    name: str = "worker"
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    waiting: list[Event] = field(default_factory=list)
    handed_on: float = field(default_factory=time.monotonic)
    reached: datetime | None = None

    def take(self, batch: list[Message]) -> Counter[str]:
        """Fold one batch. Raises NotTheWriterError before anything is changed."""
        if not self.windows.lease(self.name):
            raise NotTheWriterError(self.name)
        found = [event for message in batch if (event := self._decoded(message)) is not None]
        counts = self.windows.fold(found)
        counts["dead_letter"] = len(batch) - len(found)
        self.waiting += found
        self._reach(found, idle=not batch)
        return counts

    def due(self) -> bool:
        return len(self.waiting) >= MOST_WAITING or time.monotonic() - self.handed_on >= self.land_every_s

    def hand_on(self) -> None:
        if self.waiting:
            self.deliver(self.waiting)
        self.waiting, self.handed_on = [], time.monotonic()

    def _reach(self, found: list[Event], idle: bool) -> None:
        """A stream without anything new has been read up to now, else up to its newest arrival."""
        reached = self.clock() if idle else max((e.arrived_at for e in found), default=None)
        if reached is not None:
            self.reached = reached
            self.windows.folded_to(reached)

    def _decoded(self, message: Message) -> Event | None:
        try:
            return events.decode(message.data)
        except (ValueError, KeyError, TypeError) as error:
            said = {"position": message.position, "reason": repr(error)}
            prediction_log.FileSink(self.dead_letters).write(
                {**said, "data": message.data.decode(errors="replace")}
            )
            log.warning("a message is no event", extra={"fields": said})
            return None


def run(
    batches: Iterable[list[Message]], worker: Worker, done: Callable[[], None], pulse: Beat
) -> Counter[str]:
    """Counts by outcome. `done` moves the place where reading resumes: only past what was handed on."""
    counts: Counter[str] = Counter()
    for batch in batches:
        found = worker.take(batch)
        counts += found
        pulse.beat(found, worker.reached)
        if worker.due():
            worker.hand_on()
            done()
    worker.hand_on()
    done()
    return +counts


def worker(config: Settings, windows: Windows, client: Any = None) -> Worker:
    name = f"{socket.gethostname()}-{os.getpid()}"
    every = float(config.table("freshness")["land_every_s"])
    land = handing_on.to(config, "activity", client)
    return Worker(windows, lambda found: land(events.table(found)), config.dead_letters, every, name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--file", type=Path, help="JSON lines in the order of arrival")
    source.add_argument("--follow", action="store_true", help="the stream of the environment")
    args = parser.parse_args()
    json_logs.configure()
    config = settings.load()
    windows = Windows(store.connect(config.state_url))
    client = artifacts.client() if config.artifact_bucket else None
    if args.file:
        print(run(sources.from_file(args.file), worker(config, windows, client), lambda: None, Beat()))
        return
    stream = feed.connect(settings.setting("MLSYSTEM_EVENTS"), windows.commands)
    run(stream.batches(), worker(config, windows, client), stream.done, beat.serve())


if __name__ == "__main__":
    main()
