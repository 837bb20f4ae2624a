"""Data contracts: what a table must look like, and what happens to rows that do not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

DTYPES: dict[str, pl.DataType] = {
    "string": pl.String(),
    "float": pl.Float64(),
    "int": pl.Int64(),
    "datetime": pl.Datetime("us", "UTC"),
}


class ContractError(Exception):
    """The table cannot be accepted at all: a column is missing, or too many rows are bad."""


@dataclass(frozen=True)
class Column:
    name: str
    dtype: str
    nullable: bool = False
    minimum: float | None = None
    maximum: float | None = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contract:
    """`max_bad_fraction` is the share of bad rows above which nothing is accepted."""

    name: str
    primary_key: tuple[str, ...]
    columns: tuple[Column, ...]
    max_bad_fraction: float


@dataclass(frozen=True)
class Checked:
    """`quarantined` has every bad row once, with the `reasons` it was refused for."""

    good: pl.DataFrame
    quarantined: pl.DataFrame


def load(path: Path) -> Contract:
    raw: dict[str, Any] = json.loads(path.read_text())
    columns = tuple(Column(**{**c, "allowed": tuple(c.get("allowed", ()))}) for c in raw["columns"])
    return Contract(raw["name"], tuple(raw["primary_key"]), columns, raw["max_bad_fraction"])


def check(frame: pl.DataFrame, contract: Contract) -> Checked:
    """Split `frame` into good and quarantined rows. New columns are dropped; missing ones refuse it."""
    missing = [c.name for c in contract.columns if c.name not in frame.columns]
    if missing:
        raise ContractError(f"{contract.name}: missing columns {missing}")
    typed = frame.select(pl.col(c.name).cast(DTYPES[c.dtype], strict=False) for c in contract.columns)
    reasons = [pl.when(bad).then(pl.lit(reason)) for reason, bad in _violations(contract)]
    marked = typed.with_columns(pl.concat_list(reasons).list.drop_nulls().alias("reasons"))
    is_bad = pl.col("reasons").list.len() > 0
    return Checked(marked.filter(~is_bad).drop("reasons"), marked.filter(is_bad))


def enforce(frame: pl.DataFrame, contract: Contract) -> Checked:
    """As `check`, and refuse the whole delivery when too many rows are bad."""
    checked = check(frame, contract)
    if frame.height and checked.quarantined.height / frame.height > contract.max_bad_fraction:
        raise ContractError(
            f"{contract.name}: {checked.quarantined.height} of {frame.height} rows violate the contract"
        )
    return checked


def _violations(contract: Contract) -> list[tuple[str, pl.Expr]]:
    """(reason, expression that is true on bad rows), in the contract's order."""
    found = [("duplicate_key", ~pl.struct(contract.primary_key).is_first_distinct())]
    for column in contract.columns:
        value = pl.col(column.name)
        if not column.nullable:
            found.append((f"{column.name}:null_or_wrong_type", value.is_null()))
        if column.minimum is not None:
            found.append((f"{column.name}:below_minimum", value < column.minimum))
        if column.maximum is not None:
            found.append((f"{column.name}:above_maximum", value > column.maximum))
        if column.allowed:
            found.append((f"{column.name}:not_allowed", ~value.is_in(column.allowed)))
    return found
