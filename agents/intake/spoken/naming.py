"""The fields a contradiction names, of those a row of a table lists."""

from __future__ import annotations

from typing import Any

from core.constraints import Constraints


def named(row: dict[str, Any], c: Constraints) -> tuple[str, ...]:
    """Of each entry of `fields` (`a|b`) the first that the brief fills; those of `beside` where it fills them."""
    known = {path for path, _ in c.leaves()}
    entries = [str(entry).split("|") for entry in row["fields"]]
    first = [next((path for path in entry if path in known), entry[0]) for entry in entries]
    return tuple(dict.fromkeys((*first, *(path for path in row.get("beside", ()) if path in known))))
