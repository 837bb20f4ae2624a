"""What happened to data and models, as a chain: every entry carries the hash of the one before.

An entry holds the changes since the last one. A recorded artefact that is no longer what it was breaks it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from mlsystem import registry

START = "0" * 64
State = dict[str, str]


class AuditError(Exception):
    """An entry or an artefact it names was changed or removed after it was recorded."""


def state(home: Path) -> State:
    """Name → hash of every landed file, model artefact and alias."""
    files = [p for p in sorted((home / "landing").rglob("*")) if p.is_file() and p.suffix != ".draft"]
    landed = {f"landing/{p.relative_to(home / 'landing').as_posix()}": digest(p.read_bytes()) for p in files}
    root = home / "registry"
    models = {f"model/{v}": digest((root / v / "model.pkl").read_bytes()) for v in registry.versions(root)}
    names = {f"alias/{name}": history[-1] for name, history in registry.aliases(root).items() if history}
    return {**landed, **models, **names}


def append(path: Path, now: State, at: str) -> dict[str, Any]:
    """Record what is new, moved or gone since the last entry. Raises AuditError for an altered artefact."""
    entries = read(path)
    known = replay(entries)
    altered = sorted(
        n for n in known.keys() & now.keys() if known[n] != now[n] and not n.startswith("alias/")
    )
    if altered:
        raise AuditError(f"changed after it was recorded: {', '.join(altered)}")
    entry = {
        "at": at,
        "set": {name: value for name, value in now.items() if known.get(name) != value},
        "gone": sorted(known.keys() - now.keys()),
        "before": digest(_line(entries[-1]).encode()) if entries else START,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as handle:
        handle.write(_line(entry) + "\n")
    return entry


def read(path: Path) -> list[dict[str, Any]]:
    """Every entry, each of which follows from the one before. Raises AuditError."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    entries = [json.loads(line) for line in lines]
    for number, entry in enumerate(entries):
        expected = digest(_line(entries[number - 1]).encode()) if number else START
        if entry["before"] != expected:
            raise AuditError(f"entry {number + 1} does not follow from the one before")
    return entries


def replay(entries: list[dict[str, Any]]) -> State:
    """The state that the entries add up to."""
    known: State = {}
    for entry in entries:
        known.update(entry["set"])
        for name in entry["gone"]:
            known.pop(name, None)
    return known


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _line(entry: dict[str, Any]) -> str:
    return json.dumps(entry, sort_keys=True)
