"""What is done to records before they are checked and stored: an hour in a file was known when it ended."""

from __future__ import annotations

from mlsystem.contracts import Record


def prepare(records: list[Record]) -> list[Record]:
    return [_dated(record) for record in records]


def _dated(record: Record) -> Record:
    """A file says when an hour ended, not when it arrived: nobody looked at the hour before it was there."""
    if "at" not in record or record.get("arrived_at"):
        return record
    return {**record, "arrived_at": record["at"]}
