"""A place named in the brief."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agents.intake.words import load


@dataclass(frozen=True)
class Place:
    """Its row of `places.yaml`, the name as written, and where it stands, [start, end)."""

    row: dict[str, Any]
    name: str
    start: int
    end: int

    @property
    def residency(self) -> str:
        """The residency this place stands for: eu_only, us, africa, country:DE …; `europe` when only that is said."""
        table = load("places")
        country = self.row.get("country")
        return str(
            self.row.get("area") or self.row.get("part") or table["residency_of"].get(country) or f"country:{country}"
        )
