"""After how long the truth is known: times whose clause speaks of labels, outcomes or of finding out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from agents.intake.counting import durations, unnumbered
from agents.intake.counting.quantity import Quantity
from agents.intake.meaning import evidence
from agents.intake.meaning.concepts import Word
from agents.intake.meaning.scheme import frames_of, scheme
from agents.intake.mention import Mention
from agents.intake.text import Document

_SPAN, _HOUR = "span", 3600.0
_LONG, _SHORT = 12 * _HOUR, 600.0
_AWAITED = 2.0  # `findings within 15 minutes of the end of the call`: how long somebody waits
_YEAR, _FROM = 8760 * _HOUR, re.compile(r"\bfrom (?:the last |the past |over |about )?$")  # `known from 8 years`
_RATE = re.compile(r"\b(?:com(?:e|es|ing)|pour(?:s|ing)?|flow(?:s|ing)?|roll(?:s|ing)?) in $")  # `clicks come in a day`
_ONE = re.compile(r"an? ")
_PAST = 1.0  # `claims of six years, known after 120 days`: so far back the data go, which is no delay


def read(document: Document, amounts: Sequence[Quantity]) -> Iterator[Mention]:
    """A mention in hours for every time that says how late labels are."""
    for amount in [*amounts, *unnumbered.days_after(document.low)]:
        late = amount.kind == "duration" and _weight(document, amount) >= scheme("label_delay").threshold
        if late and not _is_clearly_other(document, amount):
            yield Mention("data.label_delay_h", amount.value / _HOUR, amount.start, amount.end, "h")


def _is_clearly_other(document: Document, amount: Quantity) -> bool:
    """Whether the time is how far back the data go, or how soon an answer is wanted."""
    if _ONE.match(document.low, amount.start) and _RATE.search(document.low, max(0, amount.start - 20), amount.start):
        return True
    if amount.value >= _YEAR and _FROM.search(document.low, max(0, amount.start - 20), amount.start):
        return True
    limits = ((durations.HISTORY, _PAST), (durations.ANSWER, _AWAITED))
    return any(durations.surplus(document, amount, meaning) > limit for meaning, limit in limits)


def _weight(document: Document, amount: Quantity) -> float:
    plan = scheme("label_delay")
    start, clause = evidence.clause_at(document, amount.start, plan)
    marked = [_marked(word, start, amount) for word in clause]
    asked = evidence.asked(document.sentence_at(amount.start).heading, plan)
    names = {*frames_of([*asked, *marked], plan), *_size(amount)}
    return math.fsum(plan.weights[True].get(name, 0.0) for name in names)


def _size(amount: Quantity) -> set[str]:
    if amount.word == unnumbered.DAY_AFTER:
        return {"day_after"}
    if amount.value >= _LONG:
        return {"long"}
    return {name for name, limit in (("short", _SHORT), ("brief", _HOUR)) if amount.value < limit}


def _marked(word: Word, start: int, amount: Quantity) -> Word:
    """The word as part of the time itself, where it is."""
    inside = amount.start <= start + word.start < amount.end
    return replace(word, concepts=frozenset({_SPAN})) if inside else word
