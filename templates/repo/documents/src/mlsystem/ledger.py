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
from pathlib import Path
from typing import Any, Protocol

from mlsystem import artifacts
from mlsystem.registry import sha256
from mlsystem.settings import Settings

READ, RELEASED = "read", "released"
TAKEN = ("PreconditionFailed", "ConditionalRequestConflict")
AT_ONCE = 16


class Store(Protocol):
    def create(self, key: str, text: str) -> bool:
        """False where the key is there already; of several callers at once one gets True."""
        ...

    def read(self, key: str) -> str:
        """Empty where nothing is."""
        ...

    def write(self, key: str, text: str) -> None: ...


@dataclass(frozen=True)
class Folder:
    """A local folder, or one that containers share: NFS, SMB and a mounted bucket make a directory once."""

    root: Path

    def create(self, key: str, text: str) -> bool:
        folder = self.root / key
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            folder.mkdir()
        except FileExistsError:
            return False
        self.write(key, text)
        return True

    def read(self, key: str) -> str:
        path = self.root / key / "state"
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def write(self, key: str, text: str) -> None:
        path = self.root / key / "state"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Objects:
    """An S3 bucket; `client` is boto3's. Writes with If-None-Match succeed once."""

    client: Any
    bucket: str

    def create(self, key: str, text: str) -> bool:
        try:
            self.client.put_object(Bucket=self.bucket, Key=key, Body=text.encode(), IfNoneMatch="*")
        except Exception as refused:
            if _code(refused) in TAKEN:
                return False
            raise
        return True

    def read(self, key: str) -> str:
        try:
            return str(self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read().decode())
        except Exception as missing:
            if _code(missing) == "NoSuchKey":
                return ""
            raise

    def write(self, key: str, text: str) -> None:
        self.client.put_object(Bucket=self.bucket, Key=key, Body=text.encode())


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


def of(config: Settings, version: str, claim_hours: float) -> Ledger:
    """The ledger in the shared store; without one, in this process' home."""
    return Ledger(store(config), version, claim_hours * 3600)


def store(config: Settings) -> Store:
    shared = config.artifact_bucket
    if not shared or Path(shared).is_absolute():
        return Folder(Path(shared or config.home))
    return Objects(artifacts.client(), shared)


def _code(error: Exception) -> str:
    """The error code of an S3 answer; empty for anything else."""
    return str(getattr(error, "response", {}).get("Error", {}).get("Code", ""))
