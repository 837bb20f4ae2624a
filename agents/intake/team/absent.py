"""Nobody of a kind, said without a number of people: `ops is done by nobody`, `we lack anybody for infrastructure`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from agents.intake.team.group import Group
from agents.intake.team.sizes import Roll
from agents.intake.words import load, written

KINDS = {"team.platform_eng": "platform", "team.ml_eng": "ml"}
_TABLES = {"team.platform_eng": "ops", "team.ml_eng": "ml"}
Span = tuple[str, int, int]


def find(low: str) -> Iterator[Span]:
    """Each field of which the lower-case text says that there is nobody, with the span that says so."""
    for field in KINDS:
        yield from ((field, *match.span()) for match in _pattern(field).finditer(low))


def without(nobody: Iterable[Span], rolls: Iterable[Roll]) -> list[Roll]:
    """`a data scientist we do not have`, `nobody does platform`: the rolls without people of whom there are none."""
    spans = list(nobody)
    kept = [roll.but(groups=[told for g in roll.groups if (told := _there(g, spans)) is not None]) for roll in rolls]
    return [roll for roll in kept if roll.groups]


def _there(group: Group, spans: list[Span]) -> Group | None:
    """The group, without its kind where that is denied behind it: `a junior who is not a data scientist yet`."""
    denied = [
        start for field, start, end in spans if KINDS[field] == group.kind and start < group.end and group.start < end
    ]
    if not denied or not group.value:
        return group
    return group.but(kind="people") if group.start < min(denied) else None


@cache
def _pattern(field: str) -> re.Pattern[str]:
    table = load("team")
    frames = table["nobody_frames"] + table["nobody_trades" if KINDS[field] == "platform" else "nobody_makers"]
    words = table["nobody_words"]
    own = {"kind": words[_TABLES[field]], "maker": words[f"{_TABLES[field]}_maker"]}
    return re.compile(rf"(?<![\w-])(?=[a-z])(?:{written('|'.join(frames), words | own)})(?![\w-])")
