"""What a broker has put round a record is taken off: the record as text, under `payload`."""

from __future__ import annotations

import json

from mlsystem.contracts import Record


def opened(record: Record) -> Record:
    try:
        inner = json.loads(record["payload"])
    except (KeyError, TypeError, ValueError):
        return record
    return inner if isinstance(inner, dict) else record
