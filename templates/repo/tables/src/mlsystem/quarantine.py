"""Rows a contract refused, set aside with their reasons in files named by what they hold.

A later delivery never replaces the bad rows of an earlier one, and a repeated one adds no second copy.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import polars as pl


def set_aside(rows: pl.DataFrame, table: str, home: Path) -> Path:
    """Write `rows` to `quarantine/<table>-<content>.csv` under `home`, their `reasons` joined by `;`."""
    data = rows.with_columns(pl.col("reasons").list.join(";")).write_csv().encode()
    path = home / "quarantine" / f"{table}-{hashlib.sha256(data).hexdigest()[:16]}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
