"""The medical device class that software which marks findings for a clinician is presumed to have."""

from __future__ import annotations

from agents.blueprint.setting import Setting

OPEN = "to be set by regulatory affairs before use"
CHECKED = "to be confirmed by regulatory affairs before the first patient"
# By the law of the people, the first that fits.
CLASSES = {
    "eu": f"presumably MDR class IIa at least (annex VIII, rule 11; IIb or III by the harm of a miss), {CHECKED}",
    "us": f"presumably FDA class II (computer-assisted triage and detection), {CHECKED}",
    "uk": f"presumably class IIa at least under the UK Medical Devices Regulations 2002, {CHECKED}",
}
ELSEWHERE = f"presumably IMDRF category II at least (drives what a clinician looks at), the national class {CHECKED}"


def device_class(case: Setting, mode: str, told: str | None) -> str | None:
    """None outside medicine; what the brief tells holds. A class is presumed only while a clinician decides every
    case; what decides alone is classed by nobody but the people responsible.
    """
    if case.shape != "medical_imaging":
        return None
    if told is not None:
        return f"{told}, as the brief says"
    if mode != "in":
        return OPEN
    return next((named for area, named in CLASSES.items() if area in case.areas), ELSEWHERE)
