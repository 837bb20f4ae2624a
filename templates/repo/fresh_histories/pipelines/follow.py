"""The stream worker in a cloud: events join a history at once and the landing zone every half minute.

Reading resumes after what was handed on, so a crash repeats events: they change nothing twice, by their id.
Two workers at once do no harm: a history holds an event once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import polars as pl

from mlsystem import artifacts, beat, domain, feed, settings
from mlsystem.history import Event, Stored
from mlsystem.settings import Settings
from mlsystem.store import Commands
from pipelines import following, handing_on, stream
from pipelines.following import Follower

SCHEMA: dict[str, pl.DataType] = {
    "event_id": pl.String(),
    domain.USER: pl.String(),
    domain.ITEM: pl.String(),
    "kind": pl.String(),
    "at": pl.Datetime("us", "UTC"),
}
Act = tuple[str, Event]  # who did it, and what


def worker(config: Settings, kept: Stored, deliver: Callable[[pl.DataFrame], None]) -> Follower[Act]:
    """`deliver` takes rows of SCHEMA."""
    return Follower(
        decode=stream.decode,
        act=partial(_remembered, kept),
        deliver=lambda found: deliver(pl.DataFrame(list(map(_row, found)), schema=SCHEMA, orient="row")),
        arrived=_at,
        dead_letters=config.dead_letters,
    )


def _remembered(kept: Stored, found: list[Act]) -> Counter[str]:
    by_user: dict[str, list[Event]] = {}
    for user, event in found:
        by_user.setdefault(user, []).append(event)
    kept.add_all(by_user)
    return Counter(stored=len(found))


def _at(act: Act) -> datetime:
    return datetime.fromtimestamp(act[1].at, UTC)


def _row(act: Act) -> tuple[str, str, str, str, datetime]:
    user, event = act
    return event.event_id, user, event.item, event.kind, _at(act)


def follow(config: Settings, commands: Commands) -> None:
    """Reads the stream that MLSYSTEM_EVENTS names until it is stopped."""
    client = artifacts.client() if config.artifact_bucket else None
    one = worker(config, stream.histories(config, commands), handing_on.to(config, "events", client))
    source = feed.connect(settings.setting("MLSYSTEM_EVENTS"), commands)
    following.run(source.batches(), one, source.done, beat.serve())
