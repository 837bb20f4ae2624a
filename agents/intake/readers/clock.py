"""Times of day as people write them: 05:30, half past five, 5.30 Uhr, seven sharp, each with its zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from agents.intake.counting.figures import WORDS
from agents.intake.text import Document
from agents.intake.words import load

_HOURS = "|".join(word for word, value in WORDS.items() if 1 <= value <= 12)
_MINUTES = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25, "quarter": 15, "half": 30}
_NIGHT = 6  # `two at night` is after midnight, `nine at night` before it


@dataclass(frozen=True)
class Clock:
    """A time of day `HH:MM` at [start, end), its zone (empty: none) up to `stop`; `bare`: a mere number."""

    time: str
    zone: str
    start: int
    end: int
    stop: int
    bare: bool


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    table = load("clock")
    minutes = "|".join(sorted(_MINUTES, key=len, reverse=True))
    words = {"{half}": table["half"], "{hours}": _HOURS, "{minutes}": f"(?:{minutes})"}
    return tuple(re.compile(rf"(?<![\d.,:$€£\w])(?:{_filled(shape, words)})", re.I) for shape in table["clocks"])


def _filled(shape: str, words: dict[str, str]) -> str:
    for name, pattern in words.items():
        shape = shape.replace(name, pattern)
    return shape


@cache
def _zone() -> re.Pattern[str]:
    table = load("clock")
    return re.compile(rf"{table['zone_lead']}(?P<zone>{table['zone']})(?![\w/])")


def scan(document: Document) -> list[Clock]:
    """Every time of day in the text, in order; of two that overlap the longer."""
    matches = [match for shape in _shapes() for match in shape.finditer(document.text)]
    apart: list[re.Match[str]] = []
    for match in sorted(matches, key=lambda m: (m.start(), -m.end())):
        if apart and match.start() < apart[-1].end():
            if match.end() - match.start() > apart[-1].end() - apart[-1].start():
                apart[-1] = match
            continue
        apart.append(match)
    return [one for match in apart if (one := _clock(document, match)) is not None]


def _clock(document: Document, match: re.Match[str]) -> Clock | None:
    time = _time(match)
    if time is None:
        return None
    zone = _zone().match(document.text, match.end())
    stop = zone.end() if zone else match.end()
    bare = match.groupdict().get("alone") is not None
    start = match.end("lead") if match.groupdict().get("lead") else match.start()
    return Clock(time, _named(zone.group("zone")) if zone else "", start, match.end(), stop, bare)


def _named(zone: str) -> str:
    return "local time" if zone.lower() == "local" else str(load("clock")["zones"].get(zone.lower(), zone))


def _time(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    if found.get("word"):
        return "00:00" if found["word"].lower() == "midnight" else "12:00"
    hour = int(WORDS.get(found["hour"].lower()) or float(found["hour"]))
    half = (found.get("half") or "").lower()
    part = (found.get("part") or found.get("lead") or "").lower()
    if found.get("share"):
        hour, minute = _shared(hour, found["share"].lower())
    else:
        minute = int(found.get("minute") or 0)
    return _shown(_of_day(hour, half, part), minute)


def _of_day(hour: int, half: str, part: str) -> int:
    """The hour on the clock of 24 hours."""
    late = "noon" in part or "evening" in part or ("night" in part and hour >= _NIGHT)
    if hour < 12 and (half.startswith("p") or late):
        return hour + 12
    return 0 if hour == 12 and (half.startswith("a") or "night" in part) else hour


def _shared(hour: int, share: str) -> tuple[int, int]:
    """`half past five`, `quarter to six`, `ten past four`, and `half four` for half past four."""
    minutes = _MINUTES[share.removeprefix("a ").removesuffix(" past").removesuffix(" to")]
    return (hour - 1, 60 - minutes) if share.endswith(" to") else (hour, minutes)


def _shown(hour: int, minute: int) -> str | None:
    return f"{hour:02d}:{minute:02d}" if 0 <= hour < 24 and 0 <= minute < 60 else None
