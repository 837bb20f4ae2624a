"""What a row of a table says of a contradiction: the fields it names, why, and the ways out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agents.intake.spoken.laws import holding
from agents.intake.ways import Way
from core.constraints import Constraints


def named(row: Mapping[str, Any], c: Constraints) -> tuple[str, ...]:
    """Of each entry of `fields` (`a|b`) the first that the brief fills; those of `beside` where it fills them."""
    known = {path for path, _ in c.leaves()}
    entries = [str(entry).split("|") for entry in row["fields"]]
    first = [next((path for path in entry if path in known), entry[0]) for entry in entries]
    return tuple(dict.fromkeys((*first, *(path for path in row.get("beside", ()) if path in known))))


def reason(row: Mapping[str, Any], c: Constraints) -> str:
    """What the row tells, with the law it rests on: its own, else the one that imposes the duty of its `where`."""
    duty = row.get("where", {}).get("duty")
    law = row.get("law") or (holding(c, duty) if duty else None)
    return f"{row['told']} ({law})" if law else str(row["told"])


def way(written: Any) -> Way:
    """A way out in words, or with the values it puts."""
    return Way(written) if isinstance(written, str) else Way(str(written["way"]), dict(written["put"]))
