"""The landing zone: JSON lines under `<table>/dt=YYYY-MM-DD/`, named by arrival and content.

Writing the same records again writes no second file, and of records with the same key the last to arrive is
read, so a repeated delivery never becomes a duplicate and a correction holds. A late record goes to its day.
"""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

from mlsystem import arrivals
from mlsystem.contracts import Contract, Record


def land(records: list[Record], contract: Contract, root: Path) -> list[Path]:
    """Write `records` by day; returns the files that now hold them."""
    ordered = sorted(records, key=lambda r: (r[contract.time], str(r[contract.key])))
    days = groupby(ordered, key=lambda r: str(r[contract.time])[:10])
    return [_write(list(part), root, f"{contract.name}/dt={day}") for day, part in days]


def read(contract: Contract, root: Path) -> list[Record]:
    """Everything landed, one record per key, the last that came; ordered by time."""
    found: dict[str, Record] = {}
    for path in arrivals.files(root, contract.name, "jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            found[str(record[contract.key])] = record
    if not found:
        raise FileNotFoundError(f"nothing landed for {contract.name}")
    return sorted(found.values(), key=lambda r: (r[contract.time], str(r[contract.key])))


def snapshot_id(contract: Contract, root: Path) -> str:
    """Names the exact data a model came from."""
    return arrivals.identity(arrivals.files(root, contract.name, "jsonl"))


def _write(part: list[Record], root: Path, folder: str) -> Path:
    data = "".join(json.dumps(r, sort_keys=True, ensure_ascii=False) + "\n" for r in part).encode()
    path = arrivals.place(root, folder, data, "jsonl")
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(".draft")
        draft.write_bytes(data)
        draft.replace(path)
    return path
