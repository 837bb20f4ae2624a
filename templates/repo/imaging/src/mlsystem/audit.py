"""Who did what to which study, in a file whose every line carries the hash of the one before."""

from __future__ import annotations

import fcntl
import hashlib
import json
from datetime import datetime
from pathlib import Path

START = "0" * 64


class AuditError(Exception):
    """A line was changed, removed or put in."""


def write(path: Path, who: str, did: str, study: str, now: datetime) -> None:
    """Append one line. No image and nothing about the patient belongs into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as handle:
        # Concurrency: one writer at a time, or two lines would name the same predecessor.
        fcntl.flock(handle, fcntl.LOCK_EX)
        handle.seek(0)
        lines = handle.read().splitlines()
        entry = {"at": now.isoformat(), "who": who, "did": did, "study": study, "before": _last(lines)}
        handle.write(json.dumps(entry, sort_keys=True) + "\n")


def verify(path: Path) -> int:
    """Number of lines, each of which follows from the one before. Raises AuditError."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for n, line in enumerate(lines):
        if json.loads(line)["before"] != _last(lines[:n]):
            raise AuditError(f"line {n + 1} does not follow from the one before")
    return len(lines)


def _last(lines: list[str]) -> str:
    return hashlib.sha256(lines[-1].encode()).hexdigest() if lines else START
