"""`8 people, nobody on call.`: a number of people that begins a sentence, and what some of them do or know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.counting import figures
from agents.intake.text import Document

MOST = 60  # people whom such a note still means by its team
_PEOPLE = re.compile(r" (?:people|persons|of us)(?=[,;:])")
_BEHIND = re.compile(
    r"[,;:] ?(?:and |but )?(?:nobody|no one|none|one|two|three|four|five|half|all|most|some|everybody|\d{1,2})\b"
    r"[^.;]{0,60}?\b(?:on[- ]call|standby|pagers?|nights?|knows?|writes?|codes?|python|sql|java|kubernetes|terraform|"
    r"spark)\b"
)


def find(document: Document) -> Iterator[tuple[int, int, int]]:
    """(people, start, end) of each such note."""
    for number in figures.scan(document.text):
        named = _PEOPLE.match(document.low, number.end)
        begins = not document.text[document.sentence_at(number.start).start : number.start].strip(" -*•\n")
        if named and begins and 1 < number.value <= MOST and _BEHIND.match(document.low, named.end()):
            yield int(number.value), number.start, named.end()
