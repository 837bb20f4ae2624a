"""The stream worker in a cloud: events join a history at once and the landing zone every half minute.

Reading resumes after what was handed on, so a crash repeats events: they change nothing twice, by their id.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import polars as pl

from mlsystem import artifacts, beat, domain, feed, settings
from mlsystem.beat import Beat
from mlsystem.history import Event, Stored
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.store import Commands
from pipelines import handing_on, stream

LAND_EVERY_S, MOST_WAITING = 30.0, 20_000
SCHEMA: dict[str, pl.DataType] = {
    "event_id": pl.String(),
    domain.USER: pl.String(),
    domain.ITEM: pl.String(),
    "kind": pl.String(),
    "at": pl.Datetime("us", "UTC"),
}
Row = tuple[str, str, str, str, datetime]


@dataclass
class Worker:
    """`deliver` takes rows of SCHEMA. Two workers at once do no harm: a history holds an event once."""

    kept: Stored
    deliver: Callable[[pl.DataFrame], None]
    dead_letters: Path
    waiting: list[Row] = field(default_factory=list)
    handed_on: float = field(default_factory=time.monotonic)

    def take(self, batch: list[Message]) -> tuple[Counter[str], datetime]:
        """Counts by outcome, and how far the stream has been read: an idle one up to now."""
        found = [pair for message in batch if (pair := self._decoded(message)) is not None]
        by_user: dict[str, list[Event]] = {}
        for user, event in found:
            by_user.setdefault(user, []).append(event)
        self.kept.add_all(by_user)
        rows = [_row(user, event) for user, event in found]
        self.waiting += rows
        counts = Counter(stored=len(found), dead_letter=len(batch) - len(found))
        return counts, max((row[-1] for row in rows), default=datetime.now(UTC))

    def due(self) -> bool:
        return len(self.waiting) >= MOST_WAITING or time.monotonic() - self.handed_on >= LAND_EVERY_S

    def hand_on(self) -> None:
        if self.waiting:
            self.deliver(pl.DataFrame(self.waiting, schema=SCHEMA, orient="row"))
        self.waiting, self.handed_on = [], time.monotonic()

    def _decoded(self, message: Message) -> tuple[str, Event] | None:
        try:
            return stream.decode(message.data)
        except (ValueError, KeyError, TypeError) as error:
            stream.set_aside(message, repr(error), self.dead_letters)
            return None


def _row(user: str, event: Event) -> Row:
    return event.event_id, user, event.item, event.kind, datetime.fromtimestamp(event.at, UTC)


def run(
    batches: Iterable[list[Message]], worker: Worker, done: Callable[[], None], pulse: Beat
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


def follow(config: Settings, commands: Commands) -> None:
    """Reads the stream that MLSYSTEM_EVENTS names until it is stopped."""
    client = artifacts.client() if config.artifact_bucket else None
    deliver = handing_on.to(config, "events", client)
    worker = Worker(stream.histories(config, commands), deliver, config.dead_letters)
    source = feed.connect(settings.setting("MLSYSTEM_EVENTS"), commands)
    run(source.batches(), worker, source.done, beat.serve())
