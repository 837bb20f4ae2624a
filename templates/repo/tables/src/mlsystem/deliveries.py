"""Files delivered for a table: parquet, or lines of JSON from a broker, where an event may come twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl

from mlsystem import arrivals, envelope
from mlsystem.contracts import DTYPES, Column, Contract

PARQUET, LINES = ".parquet", (".jsonl", ".json")
LARGEST = 2**63 - 1


def of(folder: Path, table: str) -> list[Path]:
    """What was delivered for a table, in order of arrival."""
    return arrivals.delivered(folder, table, (PARQUET, *LINES))


def read(path: Path, contract: Contract) -> pl.DataFrame:
    """The rows of one file. Of lines only the contract's columns, with nothing where a value is not of its
    column's type: the contract sets such rows aside.
    """
    if path.suffix == PARQUET:
        return pl.read_parquet(path)
    records = [_record(envelope.opened(line)) for line in path.read_bytes().split(b"\n") if line.strip()]
    rows = [{c.name: _value(record.get(c.name), c) for c in contract.columns} for record in records]
    frame = pl.DataFrame(rows, schema={c.name: DTYPES[c.dtype] for c in contract.columns})
    return frame.filter(_without_key(contract) | pl.struct(contract.primary_key).is_first_distinct())


def _without_key(contract: Contract) -> pl.Expr:
    return pl.any_horizontal(pl.col(name).is_null() for name in contract.primary_key)


def _record(line: bytes) -> dict[str, Any]:
    """Empty where the line holds no record."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _value(value: Any, column: Column) -> Any:
    try:
        return _READ[column.dtype](value)
    except (TypeError, ValueError, OverflowError):
        return None


def _text(value: Any) -> str:
    if not isinstance(value, str | int):
        raise TypeError
    found = str(value)
    found.encode()  # half a pair of surrogates is no text
    return found


def _whole(value: Any) -> int:
    found = int(value)
    if abs(found) > LARGEST:
        raise OverflowError
    return found


def _moment(value: str) -> datetime:
    """A moment without an offset could be any of 24 hours."""
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(value)
    return found.astimezone(UTC)


_READ: dict[str, Callable[[Any], Any]] = {"string": _text, "float": float, "int": _whole, "datetime": _moment}
