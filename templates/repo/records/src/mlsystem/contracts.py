"""Data contracts for records: what each must look like, and what happens to those that do not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

Record = dict[str, Any]
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "float": (int, float),
    "int": (int,),
    "bool": (bool,),
    "datetime": (str,),
    "object": (dict,),
    "list": (list,),
}


class ContractError(Exception):
    """The delivery cannot be accepted at all: too many of its records are bad."""


@dataclass(frozen=True)
class Field:
    """Numbers have `minimum` and `maximum`, texts `allowed` values or a largest length."""

    name: str
    type: str
    nullable: bool = False
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contract:
    """`max_bad_fraction` is the share of bad records above which nothing is accepted."""

    name: str
    key: str
    time: str
    fields: tuple[Field, ...]
    max_bad_fraction: float


@dataclass(frozen=True)
class Checked:
    """`quarantined` has every bad record once, with the `reasons` it was refused for."""

    good: list[Record]
    quarantined: list[Record]


def load(path: Path) -> Contract:
    raw: Record = json.loads(path.read_text(encoding="utf-8"))
    fields = tuple(Field(**{**f, "allowed": tuple(f.get("allowed", ()))}) for f in raw["fields"])
    return Contract(raw["name"], raw["key"], raw["time"], fields, raw["max_bad_fraction"])


def check(records: list[Record], contract: Contract) -> Checked:
    """Split `records`; fields the contract does not name are dropped."""
    good: list[Record] = []
    bad: list[Record] = []
    seen: set[Any] = set()
    for record in records:
        reasons = [*_duplicate(record, contract, seen), *violations(record, contract)]
        kept = {f.name: record.get(f.name) for f in contract.fields}
        (bad.append({"record": kept, "reasons": reasons}) if reasons else good.append(kept))
    return Checked(good, bad)


def enforce(records: list[Record], contract: Contract) -> Checked:
    """As `check`, and refuse the whole delivery when too many records are bad."""
    checked = check(records, contract)
    if records and len(checked.quarantined) / len(records) > contract.max_bad_fraction:
        counts = f"{len(checked.quarantined)} of {len(records)}"
        raise ContractError(f"{contract.name}: {counts} records violate the contract")
    return checked


def violations(record: Record, contract: Contract) -> list[str]:
    """Reasons this record is refused, in the contract's order; empty when it is good."""
    return [f"{f.name}:{reason}" for f in contract.fields for reason in _field(record.get(f.name), f)]


def _duplicate(record: Record, contract: Contract, seen: set[Any]) -> list[str]:
    key = str(record.get(contract.key))
    if key in seen:
        return ["duplicate_key"]
    seen.add(key)
    return []


def _field(value: Any, field: Field) -> list[str]:
    if value is None:
        return [] if field.nullable else ["missing"]
    wrong = not isinstance(value, TYPES[field.type]) or (field.type != "bool" and isinstance(value, bool))
    if wrong or (field.type == "datetime" and not _is_moment(value)):
        return ["wrong_type"]
    found = {
        # Not "value < minimum": a NaN is outside every range.
        "below_minimum": field.minimum is not None and not value >= field.minimum,
        "above_maximum": field.maximum is not None and not value <= field.maximum,
        "too_long": field.max_length is not None and len(value) > field.max_length,
        "not_allowed": bool(field.allowed) and value not in field.allowed,
    }
    return [reason for reason, holds in found.items() if holds]


def _is_moment(value: str) -> bool:
    """ISO 8601 with an offset; a moment without one could be any of 24 hours."""
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False
