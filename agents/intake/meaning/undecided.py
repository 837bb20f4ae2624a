"""Facts a brief says are not decided yet: `how quickly was left open`, `in the cloud or at the line?`."""

from __future__ import annotations

import re
from functools import cache

from agents.intake import text
from agents.intake.meaning.vague import Spoken
from agents.intake.words import load, written
from core.constraints import Intake


def undecided(intake: Intake) -> dict[str, Spoken]:
    """The words that leave each such field open. Text quoted as suspicious says nothing."""
    document, found = text.read(intake.brief), dict[str, Spoken]()
    for sentence in document.sentences:
        if any(start < sentence.end and sentence.start < end for start, end in (s.span for s in intake.suspicious)):
            continue
        said = document.low[sentence.start : sentence.end]
        for field, pattern in (*_choices(), *(_topics() if _verdict().search(said) else ())):
            if match := pattern.search(said):
                at = sentence.start + match.start()
                found.setdefault(field, Spoken(intake.brief[at : at + len(match.group())]))
    return found


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _patterns("topics")


@cache
def _choices() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return _patterns("choices")


def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = load("undecided")
    return tuple(
        (field, re.compile(written("|".join(frames), table["words"]), re.I)) for field, frames in table[name].items()
    )


@cache
def _verdict() -> re.Pattern[str]:
    return re.compile(written(r"\b{verdict}\b", load("undecided")["words"]), re.I)
