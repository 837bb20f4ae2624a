"""A shared store, in the few Redis commands that are used; a dictionary in the demo and in tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


class Commands(Protocol):
    """The part of a Redis client that is used; `redis.Redis(decode_responses=True)` has it."""

    def zadd(self, name: str, mapping: Mapping[str, float]) -> Any: ...
    def zrangebyscore(self, name: str, low: float | str, high: float | str, /) -> Any: ...
    def zrevrange(self, name: str, start: int, end: int) -> Any: ...
    def zremrangebyscore(self, name: str, low: float | str, high: float | str, /) -> Any: ...
    def zrem(self, name: str, *values: str) -> Any: ...
    def set(self, name: str, value: str, ex: int | None = None) -> Any: ...
    def get(self, name: str) -> Any: ...
    def expire(self, name: str, time: int) -> Any: ...


class Local:
    """The same commands in this process; keys never expire."""

    def __init__(self) -> None:
        self.sorted: dict[str, dict[str, float]] = {}
        self.plain: dict[str, str] = {}

    def zadd(self, name: str, mapping: Mapping[str, float]) -> int:
        members = self.sorted.setdefault(name, {})
        before = len(members)
        members.update(mapping)
        return len(members) - before

    def zrangebyscore(self, name: str, low: float | str, high: float | str) -> list[str]:
        first, last = float(low), float(high)
        members = self.sorted.get(name, {}).items()
        return [m for s, m in sorted((s, m) for m, s in members if first <= s <= last)]

    def zrevrange(self, name: str, start: int, end: int) -> list[str]:
        ranked = sorted(((s, m) for m, s in self.sorted.get(name, {}).items()), reverse=True)
        return [member for _, member in ranked[start : end + 1]]

    def zremrangebyscore(self, name: str, low: float | str, high: float | str) -> int:
        return self.zrem(name, *self.zrangebyscore(name, low, high))

    def zrem(self, name: str, *values: str) -> int:
        members = self.sorted.get(name, {})
        return sum(members.pop(value, None) is not None for value in values)

    def set(self, name: str, value: str, ex: int | None = None) -> bool:
        self.plain[name] = value
        return True

    def get(self, name: str) -> str | None:
        return self.plain.get(name)

    def expire(self, name: str, time: int) -> bool:
        return name in self.sorted


def connect(url: str) -> Commands:
    """Redis where a URL is configured (`rediss://…`), else this process."""
    if not url:
        return Local()
    import redis

    client: Commands = redis.Redis.from_url(url, decode_responses=True, socket_timeout=0.05)
    return client
