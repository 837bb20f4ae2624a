"""A `kubernetes_…` resource of Terraform as the object its provider would send, guided by the schema of its kind."""

from __future__ import annotations

from typing import Any

from worker.kubernetes.library import Schema, resolve, schema_of
from worker.kubernetes.terms import as_number, value

# Arguments that steer Terraform or its provider and are part of no object.
STEERING = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle", "timeouts"})


def to_object(api_version: str, kind: str, block: dict[str, Any]) -> dict[str, Any]:
    """The object of one resource block; an argument the schema has no field for keeps its own name."""
    body = _block(block, resolve(schema_of(api_version, kind) or {}), top=True)
    return {"apiVersion": api_version, "kind": kind, **body}


def _block(block: dict[str, Any], schema: Schema, *, top: bool = False) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, raw in _with_dynamic(block).items():
        if top and (name in STEERING or name.startswith("wait_")):
            continue
        field = _field(name, schema)
        made[field or name] = _value(raw, resolve(schema.get("properties", {}).get(field, {})))
    return made


def _with_dynamic(block: dict[str, Any]) -> dict[str, Any]:
    """Dynamic blocks as one more block of their name: their number is not known, their content is."""
    found = {str(k).strip('"'): v for k, v in block.items() if k != "dynamic" and not str(k).startswith("__")}
    for entry in block.get("dynamic", []):
        for name, body in entry.items():
            found[name.strip('"')] = [*found.get(name.strip('"'), []), *body["content"]]
    return found


def _field(name: str, schema: Schema) -> str | None:
    """The field an argument stands for: camel case, and the plural where Terraform repeats a block."""
    plain = name.replace("_", "").lower()
    fields = {known.lower(): known for known in schema.get("properties", {})}
    return fields.get(plain) or fields.get(f"{plain}s") or fields.get(f"{plain}es")


def _value(raw: Any, schema: Schema) -> Any:
    """Blocks become the object or the list the schema asks for; maps and scalars stay what they are."""
    if isinstance(raw, list) and all(isinstance(child, dict) for child in raw) and raw:
        if "items" in schema:
            return [_block(child, resolve(schema["items"])) for child in raw]
        return _block(raw[0], schema)
    if raw in ([{}], []):
        return [] if "items" in schema else {}
    return as_number(value(raw), schema)
