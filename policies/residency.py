"""Which countries a residency allows. Data may only be where the answer is yes."""

from __future__ import annotations

EU = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
    | {"EU"}  # a provider's multi-region inside the union
)
EEA = EU | {"IS", "LI", "NO"}
COUNTRIES = {"eu_only": EU, "eea": EEA, "uk": frozenset({"GB"})}
COUNTRIES |= {code: frozenset({code.upper()}) for code in ("us", "ca", "au", "in", "sg")}
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
    return COUNTRIES[residency]


def allows(residency: str, places: frozenset[str]) -> bool:
    """True when every one of `places` (ISO countries) lies inside `residency`."""
    allowed = countries(residency)
    return allowed is None or places - {OWN_SITE} <= allowed
