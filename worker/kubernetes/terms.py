"""Values of Terraform as a schema can judge them: what only a plan knows is unknown, never guessed."""

from __future__ import annotations

import re
from typing import Any

NUMBER = re.compile(r"-?\d+")


class Unknown:
    """The value of an expression: it may be anything, so nothing is said of it."""

    def __repr__(self) -> str:
        return "(known after the plan)"


UNKNOWN = Unknown()


def value(raw: Any) -> Any:
    """A parsed HCL value with expressions as UNKNOWN, keys without their quotes, and literals as they are."""
    if isinstance(raw, dict):
        return {str(key).strip('"'): value(child) for key, child in raw.items() if not str(key).startswith("__")}
    if isinstance(raw, list):
        return [value(child) for child in raw]
    if isinstance(raw, str):
        return UNKNOWN if _expression(raw) else raw.strip('"')
    return raw


def _expression(text: str) -> bool:
    """Whether the text is one `${…}` from end to end, not a text with expressions in it."""
    depth, end = 0, len(text) - 1
    for index, mark in enumerate(text if text.startswith("${") else ""):
        depth += (mark == "{") - (mark == "}")
        if depth == 0 and mark == "}":
            return index == end
    return False


def admits(schema: dict[str, Any], kind: str) -> bool:
    """Whether a schema lets a value be of a JSON type."""
    types, choices = schema.get("type", []), schema.get("oneOf", [])
    return kind in ([types] if isinstance(types, str) else types) or any(admits(choice, kind) for choice in choices)


def as_number(raw: Any, schema: dict[str, Any]) -> Any:
    """A number written as text, as the provider sends it where a number may stand."""
    numeric = isinstance(raw, str) and NUMBER.fullmatch(raw) and admits(schema, "integer")
    return int(raw) if numeric else raw
