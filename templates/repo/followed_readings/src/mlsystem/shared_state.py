"""The same memory in the store that worker and services share, for as long as anything looks at it.

An asset's keys end WEEKS after its last reading. The verdict on a reading is written last, so a worker that
dies in between judges that reading again; its alert has the reading's name and is raised once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from mlsystem import store
from mlsystem.alarms import Memory
from mlsystem.settings import Settings
from mlsystem.state import Alert, State
from mlsystem.store import Commands

WEEKS = 5 * 7 * 86_400
YEAR = 366 * 86_400
OPEN, PAGES = "alerts", "pages"
# Pages are read before all others, whenever they were raised.
FIRST = 1e12


def opened(config: Settings) -> State:
    """The shared store where one is configured, else a file of this process."""
    if not config.state_url:
        return State(config.home / "state.sqlite")
    return SharedState(store.connect(config.state_url))


class SharedState(State):
    """Scores of sorted sets are seconds since the epoch."""

    def __init__(self, commands: Commands) -> None:
        self.commands = commands

    def close(self) -> None:
        """The client closes with its process."""

    @contextmanager
    def together(self) -> Iterator[None]:
        """Each command stands alone."""
        yield

    def verdict(self, reading: str) -> dict[str, Any] | None:
        return self._read(f"verdict:{reading}")

    def remember(self, reading: str, at: datetime, verdict: dict[str, Any]) -> None:
        self._write(f"verdict:{reading}", verdict, WEEKS)

    def recent(self, asset: str, since: datetime) -> list[str]:
        return list(self.commands.zrangebyscore(f"recent:{asset}", since.timestamp(), "+inf"))

    def add(self, reading: str, asset: str, at: datetime, body: str) -> None:
        self._put(f"recent:{asset}", body, at)

    def memory(self, asset: str) -> Memory:
        found = self._read(f"memory:{asset}")
        if not found:
            return Memory()
        until = found["quiet_until"]
        return Memory(found["above"], datetime.fromisoformat(until) if until else None)

    def keep(self, asset: str, memory: Memory) -> None:
        until = memory.quiet_until.isoformat() if memory.quiet_until else None
        self._write(f"memory:{asset}", {"above": memory.above, "quiet_until": until}, WEEKS)

    def stop(self, name: str, asset: str, began: datetime, ended: datetime) -> None:
        body = json.dumps([name, began.timestamp()])
        self._put(f"stops:{asset}", body, ended, YEAR)

    def stopped(self, asset: str, at: datetime) -> bool:
        later = self.commands.zrangebyscore(f"stops:{asset}", at.timestamp() + 1e-6, "+inf")
        return any(json.loads(body)[1] <= at.timestamp() for body in later)

    def raise_alert(self, alert: Alert) -> None:
        at = datetime.fromisoformat(alert.at)
        self._write(f"alert:{alert.id}", asdict(alert), YEAR)
        self.commands.zadd(OPEN, {alert.id: at.timestamp() + FIRST * alert.page})
        if alert.page:
            self._put(PAGES, alert.id, at, YEAR)

    def pages_since(self, moment: datetime) -> int:
        return len(self.commands.zrangebyscore(PAGES, moment.timestamp() + 1e-6, "+inf"))

    def alerts(self, limit: int = 50, asked: str | None = None) -> list[Alert]:
        names = [asked] if asked is not None else self.commands.zrevrange(OPEN, 0, limit - 1)
        return [Alert(**found) for name in names if (found := self._read(f"alert:{name}"))]

    def find(self, alert: str, finding: str) -> bool:
        known = self.alerts(asked=alert)
        if not known or not self.commands.zrem(OPEN, alert):
            return False
        self._write(f"alert:{alert}", asdict(replace(known[0], finding=finding)), YEAR)
        return True

    def checkpoint(self, shard: str) -> str | None:
        found = self.commands.get(f"checkpoint:{shard}")
        return str(found) if found else None

    def reached(self, shard: str, position: str) -> None:
        self.commands.set(f"checkpoint:{shard}", position)

    def forget(self, asset: str, readings_before: datetime, verdicts_before: datetime) -> None:
        """Verdicts end by themselves."""
        self.commands.zremrangebyscore(f"recent:{asset}", "-inf", readings_before.timestamp() - 1e-6)

    def _put(self, key: str, member: str, at: datetime, kept_s: int = WEEKS) -> None:
        self.commands.zadd(key, {member: at.astimezone(UTC).timestamp()})
        self.commands.expire(key, kept_s)

    def _read(self, key: str) -> dict[str, Any] | None:
        text = self.commands.get(key)
        return json.loads(text) if text else None

    def _write(self, key: str, value: dict[str, Any], kept_s: int) -> None:
        self.commands.set(key, json.dumps(value, sort_keys=True), ex=kept_s)
