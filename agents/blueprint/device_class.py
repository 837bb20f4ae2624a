"""The medical device class that software which marks findings for a clinician is presumed to have."""

from __future__ import annotations

from policies.residency import EEA

OPEN = "to be set by regulatory affairs before use"
CHECKED = "to be confirmed by regulatory affairs before the first patient"
MDR = f"presumably MDR class IIa at least (annex VIII, rule 11), {CHECKED}"
FDA = f"presumably FDA class II (computer-assisted triage and detection), {CHECKED}"
ELSEWHERE = f"presumably IMDRF category II at least (drives what a clinician looks at), the national class {CHECKED}"


def device_class(archetype: str, mode: str, residency: str, regimes: frozenset[str], told: str | None) -> str | None:
    """None outside medicine; what the brief tells holds. A class is presumed only while a clinician decides every
    case; what decides alone is classed by nobody but the people responsible.
    """
    if archetype != "medical_imaging":
        return None
    if told is not None:
        return f"{told}, as the brief says"
    if mode != "in":
        return OPEN
    country = residency.removeprefix("country:")
    if residency in ("eu_only", "eea") or country in EEA or "gdpr" in regimes:
        return MDR
    return FDA if residency in ("us", "country:US") or "hipaa" in regimes else ELSEWHERE
