"""Deadlines: a time of day by which a run has to be finished, with its time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.text import Document

_ZONE = (
    r"(?P<zone>[A-Z][a-z]+/[A-Z][A-Za-z_]+|UTC(?: ?[+-]\d{1,2})?|GMT|CET|CEST|EST|EDT|PST|PDT|CST|"
    r"MST|IST|SGT|JST|AEST|AEDT|BST|ET|PT|CT|[A-Z][a-z]+ time|local time)"
)
_TIME = (
    r"(?:(?P<hour>\d{1,2})(?:[:h.](?P<minute>\d{2}))?\s?(?P<half>[ap]\.?m\b\.?)?|"
    r"(?P<word>midnight|noon)|(?P<clock>\d{1,2}) o'clock)"
)
_DEADLINE = re.compile(
    rf"\b(?:by|before|until|no later than|not later than|at the latest by|latest at|latest by|"
    rf"ready at|(?:done|finished|completed?|available|due|delivered|in place|there)"
    rf"(?: by| at| before)?|deadline(?: is| of|:)?(?: at)?)\s+(?:about |"
    rf"around )?{_TIME}(?![\d%])(?:\s*(?:\(|in )?{_ZONE})?",
)
_UNTIMED = re.compile(
    r"^\s?(?:ms|s|sec|min|hours?|days?|weeks?|months?|years?|%|k|gb|tb|rps|march|april|january|"
    r"february|may|june|july|august|september|october|november|december)\b",
    re.I,
)


def read(document: Document) -> Iterator[Mention]:
    """Mentions of `batch_deadline` as `HH:MM`, followed by the zone as written."""
    for match in _DEADLINE.finditer(document.text):
        clock = _clock(match)
        meant = stance(document, match.start(), match.end())
        if clock is None or meant.later or meant.question or _UNTIMED.match(document.text[match.end() :]):
            continue
        zone = match.group("zone")
        value = f"{clock} {zone}" if zone else clock
        unit = "local time" if zone is None else None
        yield Mention("batch_deadline", value, match.start(), match.end(), unit, confidence=1.0 if zone else 0.9)


def _clock(match: re.Match[str]) -> str | None:
    if match.group("word"):
        return "00:00" if match.group("word") == "midnight" else "12:00"
    if match.group("clock"):
        return f"{int(match.group('clock')):02d}:00"
    hour, minute, half = int(match.group("hour")), match.group("minute"), (match.group("half") or "").lower()
    if minute is None and not half:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute or '00'}" if hour < 24 and int(minute or 0) < 60 else None
