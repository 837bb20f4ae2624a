"""Which documents have been read, in the store that all runs share: a document is claimed before it is read.

The store itself decides who gets a claim: it creates one only where none is, so of two runs at once one reads
the document. What has been read is not claimed again. A run that dies keeps its claims for `claim_s`; then
the next run reads those documents, and pays again for what the model had already answered. A run that takes
longer than `claim_s` can be overtaken in the same way. Nothing else reads a document twice.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import count

from mlsystem import claim_store
from mlsystem.claim_store import Store
from mlsystem.contracts import Record
from mlsystem.registry import sha256
from mlsystem.settings import Settings

READ, RELEASED = "read", "released"
AT_ONCE = 16


@dataclass(frozen=True)
class Claim:
    """`attempt` counts the times this document was claimed, from 1."""

    key: str
    attempt: int

    @property
    def end(self) -> str:
        return f"{self.key}.end"


@dataclass(frozen=True)
class Ledger:
    """`version` is the recipe that reads now."""

    store: Store
    version: str
    claim_s: float
    clock: Callable[[], float] = time.time

    def claim(self, documents: Iterable[str], *, again: bool = False) -> dict[str, Claim]:
        """A claim for each document that nobody has read or is reading.

        `again`: documents that only other versions have read, too.
        """
        names = list(dict.fromkeys(documents))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            claims = list(pool.map(partial(self._claim, again=again), names))
        return {name: claim for name, claim in zip(names, claims, strict=True) if claim is not None}

    def finish(self, claims: Iterable[Claim]) -> None:
        """To be called once the results are stored."""
        self._mark(claims, f"{READ} {self.version}")

    def release(self, claims: Iterable[Claim]) -> None:
        """Whoever looks next may read these."""
        self._mark(claims, RELEASED)

    def _claim(self, document: str, *, again: bool) -> Claim | None:
        name = sha256(document.encode())
        for attempt in count(1):
            claim = Claim(f"read/{name[:2]}/{name[2:34]}.{attempt}", attempt)
            if self.store.create(claim.key, self._now()):
                return claim
            if not self._free(claim, again):
                break
        return None

    def _free(self, claim: Claim, again: bool) -> bool:
        """Concurrency: a claim and its end are two keys, so that no note of the first undoes the second."""
        end, _, version = self.store.read(claim.end).partition(" ")
        if end:
            return end == RELEASED or (again and version != self.version)
        at = self.store.read(claim.key)
        if not at:
            # Its owner is about to write, or died before it could; from now on it ages.
            self.store.write(claim.key, self._now())
        return bool(at) and self.clock() - float(at) > self.claim_s

    def _mark(self, claims: Iterable[Claim], text: str) -> None:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(lambda claim: self.store.write(claim.end, text), claims))

    def _now(self) -> str:
        return f"{self.clock():.0f}"


def by_text(documents: list[Record]) -> dict[str, Record]:
    """Hash of a text → the first document that has it."""
    found: dict[str, Record] = {}
    for document in documents:
        found.setdefault(sha256(str(document["text"]).encode()), document)
    return found


def of(config: Settings, version: str, claim_hours: float) -> Ledger:
    """The ledger in the shared store; without one, in this process' home."""
    return Ledger(claim_store.of(config), version, claim_hours * 3600)
