"""What a user did before a moment, newest last: the same from landed events and from the shared store."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from mlsystem import domain
from mlsystem.store import Commands, Queue


@dataclass(frozen=True)
class Event:
    """`at` is in seconds since 1970, UTC."""

    event_id: str
    item: str
    kind: str
    at: float


@dataclass(frozen=True)
class Window:
    """How much of the past counts; the same limits wherever a history is read."""

    days: float
    most: int

    def cut(self, events: list[Event], moment: float) -> list[Event]:
        """Strictly before `moment`, not older than `days`, the newest `most`; oldest first."""
        inside = {e.event_id: e for e in events if moment - self.days * 86400 <= e.at < moment}
        return sorted(inside.values(), key=lambda e: (e.at, e.event_id))[-self.most :]


class Landed:
    """Histories from a table of events."""

    def __init__(self, events: pl.DataFrame, window: Window) -> None:
        self.window = window
        self.events: dict[str, list[Event]] = {}
        for row in events.sort("at", "event_id").iter_rows(named=True):
            self.events.setdefault(row[domain.USER], []).append(of_row(row))
        self.times = {user: [e.at for e in mine] for user, mine in self.events.items()}

    def before(self, user: str, moment: datetime) -> list[Event]:
        mine, end = self.events.get(user, []), moment.timestamp()
        return self.window.cut(mine[: bisect_left(self.times.get(user, []), end)], end)


class Stored:
    """Histories in the shared store, one sorted set per user."""

    def __init__(self, commands: Commands, window: Window) -> None:
        self.commands = commands
        self.window = window

    def add(self, user: str, events: Iterable[Event]) -> None:
        """A repeated event changes nothing; what no window reaches any more is forgotten."""
        self.add_all({user: list(events)})

    def add_all(self, by_user: Mapping[str, list[Event]]) -> None:
        """The same for many users, in one go."""
        queue, kept = self.commands.pipeline(transaction=False), int(self.window.days * 86400)
        for user, events in by_user.items():
            if events:
                self._add(queue, f"history:{user}", events, 2 * kept)
        queue.execute()

    def _add(self, queue: Queue, key: str, events: list[Event], kept: int) -> None:
        members = {json.dumps([e.event_id, e.item, e.kind, e.at]): e.at for e in events}
        queue.zadd(key, members)
        queue.zremrangebyscore(key, "-inf", max(members.values()) - kept)
        queue.expire(key, kept)

    def before(self, user: str, moment: datetime) -> list[Event]:
        end = moment.timestamp()
        begin = end - self.window.days * 86400
        found = self.commands.zrangebyscore(f"history:{user}", begin, end)
        return self.window.cut([Event(*json.loads(member)) for member in found], end)


def of_row(row: dict[str, Any]) -> Event:
    return Event(row["event_id"], row[domain.ITEM], row["kind"], row["at"].timestamp())
