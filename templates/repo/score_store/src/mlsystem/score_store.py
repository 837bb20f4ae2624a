"""Published scores by entity in a key-value store: keys carry the run, and one pointer moves last.

A reader sees the whole run before or the whole run after, never half of a load.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from mlsystem.resp import Resp

POINTER = "scores:current"
KEPT_S = 14 * 86400


class Keys(Protocol):
    """The part of a key-value store that is used."""

    def set(self, name: str, value: str, seconds: int | None = None) -> None: ...
    def get(self, name: str) -> str | None: ...


class Local:
    """The same in this process, for tests and the demo."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def set(self, name: str, value: str, seconds: int | None = None) -> None:
        self.values[name] = value

    def get(self, name: str) -> str | None:
        return self.values.get(name)


def connect(url: str) -> Keys:
    """The store at `url` (`rediss://…`), else this process."""
    return Resp(url) if url else Local()


def load(rows: Iterable[Mapping[str, Any]], run: str, store: Keys) -> int:
    """Every row under its `entity`, then the pointer; returns the number of rows. Safe to repeat."""
    count = 0
    for row in rows:
        store.set(f"scores:{run}:{row['entity']}", json.dumps(dict(row), sort_keys=True, default=str), KEPT_S)
        count += 1
    store.set(POINTER, run)
    return count


def lookup(entity: str, store: Keys) -> dict[str, Any] | None:
    """The entity's row of the run readers see now; None where there is none."""
    run = store.get(POINTER)
    found = store.get(f"scores:{run}:{entity}") if run else None
    return json.loads(found) if found else None
