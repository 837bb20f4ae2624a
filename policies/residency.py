"""Which countries a residency allows. Data may only be where the answer is yes."""

from __future__ import annotations

from core.areas import AREAS, EU

# Geographies that providers route inside, as far as they promise it. Switzerland and the United Kingdom are
# outside "eu" profiles; "global" promises nothing, which ZZ stands for.
GEOGRAPHIES = {"eu": EU, "us": frozenset({"US"}), "uk": frozenset({"GB"}), "global": frozenset({"ZZ"})}
OWN_SITE = "*"  # the user's own building: it is wherever the user keeps the data already


def countries(residency: str) -> frozenset[str] | None:
    """ISO countries of a residency; None when it allows every country. Raises KeyError on an unknown one."""
    if residency == "none":
        return None
    if residency.startswith("country:"):
        return frozenset({residency.removeprefix("country:").upper()})
    return AREAS[residency]


def allows(residency: str, places: frozenset[str]) -> bool:
    """True when every one of `places` (ISO countries) lies inside `residency`."""
    allowed = countries(residency)
    return allowed is None or places - {OWN_SITE} <= allowed
