"""Deadlines: a time of day by which a run has to be finished, with its time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.figures import WORDS
from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.text import Document
from agents.intake.words import cue, load

_HOURS = "|".join(word for word, value in WORDS.items() if 1 <= value <= 12)
_MEASURE = re.compile(
    r"\s?(?:%|ms|s|sec|min|hours?|days?|weeks?|months?|years?|k|gb|tb|rps|million|billion|per|percent|x|times|"
    r"march|april|january|february|may|june|july|august|september|october|november|december)(?![\w])",
    re.I,
)
_ALONE = re.compile(r"\b(?:by|before|until|till|no later than) $", re.I)
_WITHDRAWN = re.compile(r"(?: [a-z]{2,5})? (?:is|was|would be) too (?:late|early)|(?: [a-z]{2,5})? (?:no longer|to \d)")
_WANTED = re.compile(r" and (?:then )?(?:wants?|needs?|expects?) to (?:see|have|read|find)\b", re.I)
_APPOSED = re.compile(r"[ ,(-]{1,3}(?:i\.e\.,? |that is,? )?")  # `seven in the morning, 07:00 CET`
_LEAD, _CLAUSE = 32, 90


@cache
def _clocks() -> tuple[re.Pattern[str], ...]:
    table = load("clock")
    return tuple(
        re.compile(rf"(?<![\d.,:$€£\w])(?:{shape.replace('{half}', table['half']).replace('{hours}', _HOURS)})", re.I)
        for shape in table["clocks"]
    )


@cache
def _cues(name: str) -> re.Pattern[str]:
    return cue("|".join(load("clock")[name]))


@cache
def _leading(name: str) -> re.Pattern[str]:
    table = load("clock")
    return re.compile(rf"\b(?:{'|'.join(table[name])}):?\s+[\"']?{table['between']}$", re.I)


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(rf"(?:,?\s*(?:\(|in )?(?P<zone>{load('clock')['zone']})(?![\w/]))")


def read(document: Document, awaited: bool = False) -> Iterator[Mention]:
    """Mentions of `batch_deadline` as `HH:MM`, followed by the zone as written; any time where one is awaited."""
    found = [match for shape in _clocks() for match in shape.finditer(document.text)]
    last = -1
    for match in sorted(found, key=lambda m: m.start()):
        clock = _read(match)
        again = last >= 0 and _APPOSED.fullmatch(document.text, last, match.start()) is not None
        due = again or _is_deadline(document, match) or (awaited and _is_clock(document, match))
        if clock is None or not due:
            continue
        meant = stance(document, match.start(), match.end())
        if meant.later or meant.question:
            continue
        zone = _zone().match(document.text, match.end())
        value = f"{clock} {_named(zone.group('zone'))}" if zone else clock
        start, end = match.start(), zone.end() if zone else match.end()
        last = end
        unit = None if zone else "local time"
        yield Mention("batch_deadline", value, start, end, unit, confidence=1.0 if zone else 0.85)


def _named(zone: str) -> str:
    return "local time" if zone.lower() == "local" else zone


def _is_clock(document: Document, match: re.Match[str]) -> bool:
    """Whether a time stands there and no bare number."""
    bare = match.groupdict().get("alone") is not None or _MEASURE.match(document.text, match.end())
    return not bare and not _WITHDRAWN.match(document.low, match.end())


def _is_deadline(document: Document, match: re.Match[str]) -> bool:
    sentence = document.sentence_at(match.start())
    lead = document.text[max(sentence.start, match.start() - _LEAD) : match.start()]
    if _MEASURE.match(document.text, match.end()):
        return False
    if match.groupdict().get("alone") is not None:
        return bool(_ALONE.search(lead) and _cues("spoken").search(sentence.text))
    if re.search(load("clock")["opening"], lead, re.I):
        return True
    if _leading("by").search(lead):
        return True
    zone = _zone().match(document.text, match.end())
    behind = zone.end() if zone else match.end()
    right = document.text[behind : min(sentence.end, behind + _CLAUSE)]
    if _cues("after").match(right.lstrip(" ,()")):
        return True
    left = re.split(r"[,;:]|\band\b", document.text[max(sentence.start, match.start() - _CLAUSE) : match.start()])[-1]
    if _cues("not").search(left) and not _WANTED.match(right):
        return False
    said = _cues("delivery").search(left) or _cues("delivery").search(re.split(r"[.;]", right)[0])
    return bool(_leading("at").search(lead) and said)


def _read(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    if found.get("word"):
        return "00:00" if found["word"].lower() == "midnight" else "12:00"
    hour = int(WORDS.get(found["hour"].lower()) or float(found["hour"]))
    half, part = (found.get("half") or "").lower(), (found.get("part") or "").lower()
    if hour < 12 and (half.startswith("p") or part.endswith(("noon", "evening"))):
        hour += 12
    elif hour == 12 and half.startswith("a"):
        hour = 0
    return _shared(hour, found["share"].lower()) if found.get("share") else _shown(hour, int(found.get("minute") or 0))


def _shared(hour: int, share: str) -> str | None:
    """`half past`, `quarter past` and `quarter to` an hour."""
    if share.endswith("to"):
        return _shown(hour - 1, 45)
    return _shown(hour, 30 if share.startswith("half") else 15)


def _shown(hour: int, minute: int) -> str | None:
    return f"{hour:02d}:{minute:02d}" if 0 <= hour < 24 and 0 <= minute < 60 else None
