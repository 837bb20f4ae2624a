"""Where data may be bound to: unions, single countries, and parts of the world, each with its countries."""

from __future__ import annotations

from pathlib import Path

import yaml

TABLE = Path(__file__).parent / "areas.yaml"
EU = frozenset(
    (
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT",
        "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
        "EU",  # a provider's multi-region inside the union
    )
)  # fmt: skip
EEA = EU | {"NO", "IS", "LI"}
_PARTS = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
PARTS = {area: str(row["called"]) for area, row in _PARTS.items()}  # parts of the world, as a sentence calls them
AREAS: dict[str, frozenset[str]] = {
    "eu_only": EU, "eea": EEA, "uk": frozenset({"GB"}),
    **{code: frozenset({code.upper()}) for code in ("us", "ca", "au", "in", "sg")},
    **{area: frozenset(row["countries"]) for area, row in _PARTS.items()},
}  # fmt: skip
