"""Snapshots of the landed tables: each lists its files, so a training run can be repeated on them.

Files are named by content and never change, so a snapshot is a list and costs nothing until it expires.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path


@dataclass(frozen=True)
class Snapshot:
    """`files` are paths inside the landing zone; `id` is the hash of that list."""

    id: str
    taken_at: str
    files: list[str]


class LostFileError(Exception):
    """A file of the snapshot is gone: it was erased, or removed by hand."""


def take(landing: Path, folder: Path, now: datetime) -> Snapshot:
    """Write the snapshot of what has landed; the same files give the same id and keep its first moment."""
    files = sorted(p.relative_to(landing).as_posix() for p in landing.rglob("part-*") if p.suffix != ".draft")
    made = Snapshot(hashlib.sha256("\n".join(files).encode()).hexdigest()[:16], now.isoformat(), files)
    path = folder / f"{made.id}.json"
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(asdict(made), indent=2, sort_keys=True) + "\n")
    return read(folder, made.id)


def read(folder: Path, name: str) -> Snapshot:
    return Snapshot(**json.loads((folder / f"{name}.json").read_text()))


def files_of(snapshot: Snapshot, landing: Path) -> list[Path]:
    """The files as they were. Raises LostFileError."""
    found = [landing / name for name in snapshot.files]
    lost = [p.name for p in found if not p.is_file()]
    if lost:
        raise LostFileError(f"{snapshot.id}: {len(lost)} files are gone, first {lost[0]}")
    return found


def expire(folder: Path, now: datetime, keep_days: int) -> list[str]:
    """Forget snapshots older than `keep_days`, but never the newest; returns their ids."""
    known = sorted((read(folder, p.stem) for p in folder.glob("*.json")), key=lambda s: (s.taken_at, s.id))
    limit = now - timedelta(days=keep_days)
    old = [s.id for s in known[:-1] if datetime.fromisoformat(s.taken_at) < limit]
    for name in old:
        (folder / f"{name}.json").unlink()
    return old


def naming(folder: Path, file: str) -> list[str]:
    """Ids of the snapshots that name a file: where an erasure has to reach."""
    return sorted(p.stem for p in folder.glob("*.json") if file in read(folder, p.stem).files)
