"""A shared store, in the few Redis commands that are used; a dictionary in the demo and in tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


class StoreError(Exception):
    """The store cannot be reached, or refuses."""


class Queue(Protocol):
    """Commands sent in one go; `execute` answers each, in order. One command is whole or not at all."""

    def get(self, name: str) -> Any: ...
    def set(self, name: str, value: str, ex: int | None = None, *, nx: bool = False) -> Any: ...
    def zrangebyscore(self, name: str, low: float | str, high: float | str, /) -> Any: ...
    def zrevrange(self, name: str, start: int, end: int) -> Any: ...
    def zrem(self, name: str, *values: str) -> Any: ...
    def zremrangebyrank(self, name: str, start: int, end: int, /) -> Any: ...
    def mget(self, keys: list[str]) -> Any: ...
    def mset(self, mapping: Mapping[str, str]) -> Any: ...
    def zadd(self, name: str, mapping: Mapping[str, float]) -> Any: ...
    def zremrangebyscore(self, name: str, low: float | str, high: float | str, /) -> Any: ...
    def expire(self, name: str, time: int) -> Any: ...
    def execute(self) -> Any: ...


class Commands(Protocol):
    """The part of a Redis client that is used; `redis.Redis(decode_responses=True)` has it."""

    def zadd(self, name: str, mapping: Mapping[str, float]) -> Any: ...
    def zrangebyscore(self, name: str, low: float | str, high: float | str, /) -> Any: ...
    def zrevrange(self, name: str, start: int, end: int) -> Any: ...
    def zremrangebyscore(self, name: str, low: float | str, high: float | str, /) -> Any: ...
    def zrem(self, name: str, *values: str) -> Any: ...
    def set(self, name: str, value: str, ex: int | None = None, *, nx: bool = False) -> Any: ...
    def get(self, name: str) -> Any: ...
    def expire(self, name: str, time: int) -> Any: ...
    def pipeline(self, transaction: bool = True) -> Queue: ...


@dataclass
class LocalQueue:
    """What a pipeline of the real client does, in this process."""

    store: Local
    waiting: list[Callable[[], Any]] = field(default_factory=list)

    def get(self, name: str) -> None:
        self.waiting.append(lambda: self.store.get(name))

    def set(self, name: str, value: str, ex: int | None = None, *, nx: bool = False) -> None:
        self.waiting.append(lambda: self.store.set(name, value, ex, nx=nx))

    def zrangebyscore(self, name: str, low: float | str, high: float | str) -> None:
        self.waiting.append(lambda: self.store.zrangebyscore(name, low, high))

    def zrevrange(self, name: str, start: int, end: int) -> None:
        self.waiting.append(lambda: self.store.zrevrange(name, start, end))

    def zrem(self, name: str, *values: str) -> None:
        self.waiting.append(lambda: self.store.zrem(name, *values))

    def zremrangebyrank(self, name: str, start: int, end: int) -> None:
        self.waiting.append(lambda: self.store.zremrangebyrank(name, start, end))

    def mget(self, keys: list[str]) -> None:
        self.waiting.append(lambda: [self.store.get(key) for key in keys])

    def mset(self, mapping: Mapping[str, str]) -> None:
        self.waiting.append(lambda: self.store.plain.update(mapping) is None)

    def zadd(self, name: str, mapping: Mapping[str, float]) -> None:
        self.waiting.append(lambda: self.store.zadd(name, mapping))

    def zremrangebyscore(self, name: str, low: float | str, high: float | str) -> None:
        self.waiting.append(lambda: self.store.zremrangebyscore(name, low, high))

    def expire(self, name: str, time: int) -> None:
        self.waiting.append(lambda: self.store.expire(name, time))

    def execute(self) -> list[Any]:
        answers = [command() for command in self.waiting]
        self.waiting.clear()
        return answers


class Local:
    """The same commands in this process; keys never expire by themselves."""

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

    def zremrangebyrank(self, name: str, start: int, end: int) -> int:
        ranked = [m for _, m in sorted((s, m) for m, s in self.sorted.get(name, {}).items())]
        last = end if end >= 0 else len(ranked) + end
        return self.zrem(name, *ranked[start : max(0, last + 1)])

    def zrem(self, name: str, *values: str) -> int:
        members = self.sorted.get(name, {})
        return sum(members.pop(value, None) is not None for value in values)

    def set(self, name: str, value: str, ex: int | None = None, *, nx: bool = False) -> bool | None:
        if nx and name in self.plain:
            return None
        self.plain[name] = value
        return True

    def get(self, name: str) -> str | None:
        return self.plain.get(name)

    def expire(self, name: str, time: int) -> bool:
        known = name in self.sorted or name in self.plain
        if time <= 0:
            self.sorted.pop(name, None)
            self.plain.pop(name, None)
        return known

    def pipeline(self, transaction: bool = True) -> LocalQueue:
        return LocalQueue(self)


def ask(queue: Queue) -> list[Any]:
    """Answers of what is queued. Raises StoreError whatever it is that the client could not do."""
    try:
        return list(queue.execute())
    except Exception as error:
        raise StoreError(f"the store did not answer: {error!r}") from error


SHARDED = "sharded+"


def connect(url: str) -> Commands:
    """Redis where a URL is configured (`rediss://…`), else this process; `sharded+` before it says that the
    client has to know in which shard a key lies.

    Each try ends after 50 ms, and there are two: a caller waits, and the usual retries would take seconds.
    """
    if not url:
        return Local()
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    kind: Any = redis.RedisCluster if url.startswith(SHARDED) else redis.Redis
    client: Commands = kind.from_url(
        url.removeprefix(SHARDED),
        decode_responses=True,
        socket_timeout=0.05,
        socket_connect_timeout=0.05,
        retry=Retry(NoBackoff(), 1),
    )
    return client
