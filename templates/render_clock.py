"""By when results are due, and on whose wall clock: what the brief says, what its place tells, what nobody told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import available_timezones

import yaml

from core.constraints import Intake
from templates.render_names import plain
from templates.render_parts import REPO

USUAL_CLOCK, NO_ZONE, LOCAL = "06:00", "UTC", "local"
_CLOCK = re.compile(r"(?<!\d)(?:[01]\d|2[0-3]):[0-5]\d(?!\d)")
_COUNTRY = "country:"
_NATIONS = {"uk": "GB", "in": "IN", "sg": "SG"}


@dataclass(frozen=True)
class Due:
    """HH:MM of the wall clock by which results must be there, the IANA name of its zone, and what had to be assumed."""

    clock: str
    zone: str
    assumed: tuple[str, ...] = ()


def due(intake: Intake, region: str) -> Due:
    """The stated time and zone; a zone nobody states is that of the region, else of the country the data stay in."""
    stated = intake.constraints.batch_deadline
    said = plain(stated.value, 80) if stated else ""
    found = _CLOCK.search(said)
    words = (said[found.end() :] if found else said).strip(" ,()")
    named, here = named_zone(words), _regions().get(region) or _of_country(intake)
    assumed = [] if found else [_no_clock(said)]
    if named is None and here is None:
        told = f"“{words}” names no time zone" if words else "No time zone is stated"
        assumed.append(f"{told} and the place tells none: {NO_ZONE} is assumed.")
    elif named is None and found and words and not words.startswith(LOCAL):
        assumed.append(f"“{words}” is no zone of its own: that of the place, {here}, is assumed.")
    return Due(found.group() if found else USUAL_CLOCK, named or here or NO_ZONE, tuple(assumed))


def named_zone(words: str) -> str | None:
    """The IANA name of a zone as people write it (`CET`, `Europe/Madrid`, `Amsterdam time`); None for `local time`."""
    plain = " ".join(words.split()).lower()
    city = plain.removesuffix(" time").replace(" ", "_")
    return _written().get(plain) or _cities().get(city)


def _no_clock(said: str) -> str:
    told = f"“{said}” is no time of day" if said else "No time of day is stated by which results are due"
    return f"{told}: {USUAL_CLOCK} is assumed."


def _of_country(intake: Intake) -> str | None:
    kept = intake.constraints.residency
    code = "" if kept is None else _NATIONS.get(kept.value, kept.value.removeprefix(_COUNTRY).upper())
    found: str | None = _table("zone_names")["countries"].get(code)
    return found


@cache
def _table(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((REPO / f"{name}.yaml").read_text()))


@cache
def _regions() -> dict[str, str]:
    return {region: zone for zone, regions in _table("time_zones").items() for region in regions}


@cache
def _written() -> dict[str, str]:
    known = {zone.lower(): zone for zone in available_timezones() if "/" in zone}
    return known | {word: zone for zone, words in _table("zone_names")["names"].items() for word in words}


@cache
def _cities() -> dict[str, str]:
    """City → zone, for the places whose zone bears the city's name."""
    places = ("Africa/", "America/", "Asia/", "Australia/", "Europe/", "Pacific/")
    named = sorted(zone for zone in available_timezones() if zone.startswith(places))
    return {zone.rsplit("/", 1)[-1].lower(): zone for zone in named}
