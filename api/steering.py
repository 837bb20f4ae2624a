"""What the user decided by hand, carried from version to version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from api.documents import parts
from core.models.decision_set import DecisionSet


def inherited(
    parent: DecisionSet | None, overrides: Sequence[dict[str, Any]] = (), pins: Sequence[str] = ()
) -> dict[str, Any]:
    """The parent's overrides and pins with these added; a new override replaces what held for its role."""
    stored = parts(parent) if parent else {}
    renewed = {override["role"] for override in overrides}
    kept = [override for override in stored.get("overrides", []) if override["role"] not in renewed]
    pinned = [role for role in stored.get("pins", []) if role not in renewed]
    return {"overrides": [*kept, *overrides], "pins": list(dict.fromkeys([*pinned, *pins]))}
