"""What is done to records before they are checked and stored: a reading is taken out of what carried it."""

from __future__ import annotations

import json

from mlsystem.contracts import Record


def prepare(records: list[Record]) -> list[Record]:
    return [_dated(_unwrapped(record)) for record in records]


def _unwrapped(record: Record) -> Record:
    """A broker may have put what a device sent, as text, into an envelope of its own."""
    try:
        inner = json.loads(record["payload"])
    except (KeyError, TypeError, ValueError):
        return record
    return inner if isinstance(inner, dict) else record


def _dated(record: Record) -> Record:
    """A file says when an hour ended, not when it arrived: nobody looked at the hour before it was there."""
    if "at" not in record or record.get("arrived_at"):
        return record
    return {**record, "arrived_at": record["at"]}
