"""What a design is judged by: rule packs, the waivers that stand, and the day they are judged on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from policies.packs import Pack, loaded
from policies.rule import Waiver


@dataclass(frozen=True)
class Rulebook:
    """`waivers` holds only those that have not run out on `today`."""

    packs: Sequence[Pack]
    waivers: tuple[Waiver, ...]
    today: date


def rulebook(
    packs: Sequence[Pack] = (), waivers: Iterable[Waiver | Mapping[str, Any]] = (), today: date | None = None
) -> Rulebook:
    """The builtin pack when none is given; `today` defaults to the current UTC day."""
    day = today or datetime.now(UTC).date()
    granted = (Waiver.model_validate(waiver) for waiver in waivers)
    return Rulebook(packs or loaded(), tuple(waiver for waiver in granted if day <= waiver.expires_at), day)
