"""The places a brief names, by the table of places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from agents.intake.text import Document
from agents.intake.words import alternation, load

_OF_A_ZONE = r"(?:(?<=asia)|(?<=rica))/(?!asia|africa|america|europe|us\b)\w"  # `05:00 Asia/Singapore`
_LED = 12  # characters: one short word


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


def find(document: Document) -> list[Place]:
    """Every place named in the brief, in order."""
    loose, rows, strict = _table()
    found = [
        Place(rows.get(m.group()) or rows[re.sub(r"\s+", " ", m.group().lower())], m.group(), m.start(), m.end())
        for pattern in (loose, strict)
        for m in pattern.finditer(document.text)
    ]
    return sorted((place for place in found if _is_led(document, place)), key=lambda place: place.start)


def _is_led(document: Document, place: Place) -> bool:
    """`in Jordan`, not `Jordan, our engineer`."""
    before = document.low[max(0, place.start - _LED) : place.start].split()[-1:]
    return "behind" not in place.row or bool({*before} & {*place.row["behind"]})


@cache
def _table() -> tuple[re.Pattern[str], dict[str, dict[str, Any]], re.Pattern[str]]:
    rows = [*load("places")["places"], *_cities()]
    names = {name: row for row in rows for name in row.get("names", ())}
    exact = {name: row for row in rows for name in row.get("exact", [])}
    loose = re.compile(
        rf"(?<![\w/-])(?=\w)(?:{alternation(names)})(?![\w]|-(?:east|west|central|north|south)|-?\d|{_OF_A_ZONE})", re.I
    )
    strict = re.compile(
        rf"(?<![\w-])(?=\w)(?:{alternation(exact)})(?![\w$€]|-(?i:east|west|gov|central|north|south)|"
        r" (?:dollars?|cents?|bucks|currency)\b| (?:an?|per|each) (?:month|year)\b)"
    )
    return loose, {**names, **exact}, strict


def _cities() -> Iterator[dict[str, Any]]:
    """The cities of each country, in the regions of its first row; those that are words as well behind `in`."""
    first: dict[str, dict[str, Any]] = {}
    for row in load("places")["places"]:
        first.setdefault(str(row.get("country")), row)
    for kind, told in (("cities", {}), ("doubtful", {"behind": ["in", "near", "from", "around", "at", "outside"]})):
        for country, names in load("cities")[kind].items():
            clouds = {key: value for key, value in first.get(country, {}).items() if key not in ("names", "exact")}
            yield {**clouds, "country": country, "exact": names, **told}
