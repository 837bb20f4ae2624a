"""An availability promised round the clock, and a system that is switched off for longer than it leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.readers import clock
from agents.intake.spoken.frames import every, firm, pattern, quoted, said
from agents.intake.spoken.periods import hour_of
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "downtime"
MONTH_H, HOUR_MS = 730.0, 3_600_000.0
TIMES_A_MONTH = {"night": 30.4, "week": 4.35, "month": 1.0}
CLEARLY = 1.5
_LONG = re.compile(r"(?P<amount>\d+(?:[.,]\d+)?|half an|\w+)(?: full| whole)? (?P<unit>h|m)(?:ours?|in(?:utes?)?)?\b")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """What is planned counts, and it is more than the month may have."""
    slo = c.availability_slo
    if slo is None or said(document, KIND, "counts") is None or said(document, KIND, "excluded") is not None:
        return
    left = MONTH_H * (1 - slo.value / 100)
    for match in chain(every(document, KIND, "outage"), _sources(document)):
        off = _hours(document, match)
        if firm(document, match) and off > CLEARLY * left:
            share = float(f"{100 * (1 - off / MONTH_H):.3g}")
            text = f"“{quoted(match)}” is {span(off * HOUR_MS)} a month; {slo.value:g} % leaves {span(left * HOUR_MS)}."
            ways = (
                Way(f"Promise {share:g} %", {"availability_slo": share}),
                Way("Replace a copy at a time, without a stop"),
            )
            yield Clash(("availability_slo",), text, ways)
            return


def _sources(document: Document) -> Iterator[re.Match[str]]:
    """Pauses of what each answer needs, where nothing may bridge them."""
    if said(document, KIND, "needed") is not None and refused(document, KIND, "bridge") is not None:
        yield from every(document, KIND, "source")


def _hours(document: Document, match: re.Match[str]) -> float:
    """How many hours a month; 0 where nothing says how often."""
    long = _LONG.search(match.group().lower())
    hours = figures.first(long["amount"], integral=False) if long else None
    sentence = document.sentence_at(match.start()).text
    often = next((times for name, times in TIMES_A_MONTH.items() if pattern(KIND, name).search(sentence)), 0.0)
    if hours is None:
        return often * (_from_to(document, match) or _whole_days(match))
    return hours * often * (1.0 if long and long["unit"] == "h" else 1 / 60)


def _whole_days(match: re.Match[str]) -> float:
    """The hours of a day, or of a weekend, that it is off all through; 0 where the words name none."""
    named = (match.groupdict().get("whole") or match.groupdict().get("rest") or "").lower()
    return 0.0 if not named else 48.0 if named.startswith("weekend") else 24.0


def _from_to(document: Document, match: re.Match[str]) -> float:
    """The hours between two times of day that the words name: `from 23:00 to 06:00`; 0 where they name none."""
    named = [one.time for one in clock.scan(document) if match.start() <= one.start < match.end()]
    if len(named) != 2:
        return 0.0
    begin, end = map(hour_of, named)
    return (end - begin) % 24
