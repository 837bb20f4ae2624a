"""A range asked for beside an amount: `a window (say 10% - 90%)`, `P10 and P90`, `a 90 % prediction interval`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load

FIELD, USUAL_PCT = "project.range_pct", 80.0


def read(document: Document) -> Iterator[Mention]:
    """The share of outcomes it has to hold, in percent: as told, else what is usual; none that is ruled out."""
    places = [match for frame in _frames() for match in frame.finditer(document.text)]
    found = [(match, _share(match)) for match in places if not _denied().search(document.text[: match.start()][-40:])]
    told = [(match, share) for match, share in found if share is not None]
    for match, share in told[:1] or found[:1]:
        yield Mention(FIELD, share or USUAL_PCT, *match.span(), "%")


def _share(match: re.Match[str]) -> float | None:
    """Between the two ends, or of the interval itself; None where only a range is spoken of."""
    said = match.groupdict()
    if said.get("low") and said.get("high"):
        return float(said["high"]) - float(said["low"])
    return float(said["pct"]) if said.get("pct") else None


@cache
def _denied() -> re.Pattern[str]:
    """What stands before a range that is ruled out."""
    return re.compile(rf"(?<!\w)(?:{load('ranges')['denied']})$", re.I)


@cache
def _frames() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w)(?:{row})(?!\w)", re.I) for row in load("ranges")["frames"])
