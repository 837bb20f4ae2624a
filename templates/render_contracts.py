"""Data contracts of the tabular repositories, derived from the domain's columns."""

from __future__ import annotations

import json
from typing import Any

Column = dict[str, Any]


def contracts(domain: dict[str, Any], protected: list[dict[str, Any]]) -> dict[str, bytes]:
    """contracts/*.json for a domain's three tables, records, activity and labels, and for the groups of people whose
    outcomes are compared where any are."""
    entity = {"name": domain["entity"], "dtype": "string"}
    at = {"name": "at", "dtype": "datetime"}
    numbers = [
        {"name": c["name"], "dtype": "float", "minimum": c["low"], "maximum": c["high"]} for c in domain["numeric"]
    ]
    groups = [{"name": c["name"], "dtype": "string", "allowed": c["values"]} for c in domain["category"]]
    label = _label(domain)
    known = {"name": "known_at", "dtype": "datetime"}
    amount = {"name": "amount", "dtype": "float", "minimum": 0}
    tables: dict[str, tuple[list[str], list[Column]]] = {
        "records": ([domain["entity"], "at"], [entity, at, *numbers, *groups]),
        "activity": ([domain["entity"], "at", "amount"], [entity, at, amount]),
        "labels": ([domain["entity"]], [entity, label, known]),
    }
    if protected:
        people = [{"name": c["column"], "dtype": "string", "allowed": c["values"]} for c in protected]
        tables["groups"] = ([domain["entity"], "at"], [entity, at, *people])
    return {f"contracts/{name}.json": _contract(name, key, columns) for name, (key, columns) in tables.items()}


def _label(domain: dict[str, Any]) -> Column:
    if "unit" in domain:
        return {"name": domain["label"], "dtype": "float", "minimum": 0, "maximum": domain["highest"]}
    return {"name": domain["label"], "dtype": "int", "minimum": 0, "maximum": 1}


def _contract(name: str, key: list[str], columns: list[Column]) -> bytes:
    value = {"name": name, "version": 1, "primary_key": key, "columns": columns, "max_bad_fraction": 0.01}
    return (json.dumps(value, indent=2) + "\n").encode()
