"""The windows in the shared store: written by one stream worker, read within each request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from mlsystem import windows
from mlsystem.events import Event
from mlsystem.store import Commands
from mlsystem.windows import State

# An entity that was silent for so long has nothing any window reaches.
KEPT_S = windows.LONGEST_S + windows.LATENESS_S
LEASE_S = 20
WATERMARK, WRITER = "watermark", "writer"


@dataclass(frozen=True)
class Reading:
    """An entity's windows, and how far the stream was folded then; None before the first time."""

    state: State
    folded_to: datetime | None

    def age_s(self, at: datetime) -> float | None:
        """Seconds between `at` and the newest moment whose events are all in the windows."""
        return None if self.folded_to is None else max(0.0, (at - self.folded_to).total_seconds())


@dataclass
class Windows:
    commands: Commands

    def read(self, entity: str) -> Reading:
        """Raises what the store's client raises when it cannot be reached."""
        folded, text = self.commands.get(WATERMARK), self.commands.get(_windows(entity))
        moment = datetime.fromtimestamp(float(folded), UTC) if folded else None
        return Reading(windows.decode(text), moment)

    def fold(self, events: Iterable[Event]) -> Counter[str]:
        """Outcomes by kind. Windows and ids of an entity are one command: half a batch repeats nothing."""
        batch = list(events)
        names = sorted({e.entity for e in batch})
        states = self._load(names)
        outcomes: Counter[str] = Counter(windows.fold(states[e.entity], e) for e in batch)
        self._store({name: state for name, state in states.items() if state.buckets})
        return outcomes

    def folded_to(self, moment: datetime) -> None:
        self.commands.set(WATERMARK, repr(moment.timestamp()))

    def lease(self, worker: str) -> bool:
        """Whether `worker` is the one that may write; it asks again before every batch."""
        if self.commands.set(WRITER, worker, ex=LEASE_S, nx=True):
            return True
        mine = bool(self.commands.get(WRITER) == worker)
        if mine:
            self.commands.set(WRITER, worker, ex=LEASE_S)
        return mine

    def _load(self, names: list[str]) -> dict[str, State]:
        queue = self.commands.pipeline(transaction=False)
        for name in names:
            queue.mget([_windows(name), _seen(name)])
        return {name: windows.decode(*found) for name, found in zip(names, queue.execute(), strict=True)}

    def _store(self, states: dict[str, State]) -> None:
        queue = self.commands.pipeline(transaction=False)
        for name, state in states.items():
            text, seen = windows.encode(state)
            queue.mset({_windows(name): text, _seen(name): seen})
            queue.expire(_windows(name), KEPT_S)
            queue.expire(_seen(name), KEPT_S)
        queue.execute()


def _windows(entity: str) -> str:
    """Both keys of an entity carry it in braces, so that a store of several shards keeps them together."""
    return f"windows:{{{entity}}}"


def _seen(entity: str) -> str:
    return f"seen:{{{entity}}}"
