"""The landing zone: JSON lines under `<table>/dt=YYYY-MM-DD/`, named by their content.

Writing the same records again writes the same file, and reading drops keys seen before, so a repeated or
overlapping delivery never becomes a duplicate. A late record goes to the day it happened.
"""

from __future__ import annotations

import hashlib
import json
from itertools import groupby
from pathlib import Path

from mlsystem.contracts import Contract, Record


def land(records: list[Record], contract: Contract, root: Path) -> list[Path]:
    """Write `records` by day; returns the files that now hold them."""
    ordered = sorted(records, key=lambda r: (r[contract.time], str(r[contract.key])))
    days = groupby(ordered, key=lambda r: str(r[contract.time])[:10])
    return [_write(list(part), root / contract.name / f"dt={day}") for day, part in days]


def read(contract: Contract, root: Path) -> list[Record]:
    """Everything landed, one record per key, ordered by time."""
    found: dict[str, Record] = {}
    for path in sorted((root / contract.name).glob("dt=*/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found.setdefault(str(record[contract.key]), record)
    if not found:
        raise FileNotFoundError(f"nothing landed for {contract.name}")
    return sorted(found.values(), key=lambda r: (r[contract.time], str(r[contract.key])))


def snapshot_id(contract: Contract, root: Path) -> str:
    """Names the exact data a model came from: the hash of the files' names, which are content hashes."""
    files = sorted((root / contract.name).glob("dt=*/*.jsonl"))
    names = "\n".join(p.relative_to(root).as_posix() for p in files)
    return hashlib.sha256(names.encode()).hexdigest()[:16]


def _write(part: list[Record], folder: Path) -> Path:
    data = "".join(json.dumps(r, sort_keys=True, ensure_ascii=False) + "\n" for r in part).encode()
    path = folder / f"part-{hashlib.sha256(data).hexdigest()[:16]}.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_bytes(data)
        draft.replace(path)
    return path
