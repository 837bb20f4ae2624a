"""Rates of one thing that each of a crowd has: `1,400 stations which send a reading every second`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agents.intake.counting import periods
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.sending import sends
from agents.intake.inflection import plural
from agents.intake.text import Document, Sentence

_DAY = 86_400.0
_ONE = re.compile(r"(?:an?|one|1|a single) ")
_SENDS = sends()
_EACH = re.compile(rf"\b(?:each|every|apiece)\b|\bwith $|[,;:] $|\b{_SENDS} $")
_AMONG = re.compile(r" (?:and|per|from each|of each|for each|from every|each)(?: \w+)?")
_PER = re.compile(r" ?(?:per|for each|from each|/) ?(?P<one>[a-z-]+)")
_EACH_PER = re.compile(r" (?:each|apiece)(?= (?:per|every|an?) )")
OVERALL = re.compile(
    r",? (?:overall|in total|in all|in sum|altogether|together|all told|combined|(?:over|across|from|on) all)\b"
)
_PRONOUN = re.compile(
    rf"\W*(?:each|every one)(?: of (?:them|these|those))? (?:of which )?{_SENDS}\b"
    r"(?![^.;]*\b(?:altogether|together|in all))"
)


def spread(document: Document, sentence: Sentence, kept: list[Quantity], before: Sequence[Quantity]) -> list[Quantity]:
    """The numbers of a sentence in which such a rate has the crowd it is one of; `before`: those of sentences before.

    A crowd of a sentence before goes with them where this one begins with `Each sends`, `Each of them reports`.
    """
    goes_on = _PRONOUN.match(document.low, sentence.start, sentence.end)
    crowd = _latest(before) if goes_on else None
    found = [crowd] if crowd else []
    for q in kept:
        crowd = q if _is_crowd(q) else crowd
        shared = crowd is not None and q.kind == "rate" and not q.each and (q.per or _DAY) < _DAY
        told = (goes_on and q is kept[0]) or (crowd is not None and _is_of_one(document, crowd, q))
        if crowd is not None and shared and told and not OVERALL.match(document.low, q.end):
            found.append(replace(q, each=crowd.word, nouns=q.nouns or ("event",)))
        else:
            found.append(_apiece(document, crowd, q) or q)
    return found


def _latest(before: Sequence[Quantity]) -> Quantity | None:
    """The last crowd of devices, or of places where nothing stands in them: `1,400 sensors in three plants`."""
    crowds = [q for q in before if _is_crowd(q)]
    return next((q for q in reversed(crowds) if not q.counts("place")), crowds[-1] if crowds else None)


def _is_crowd(q: Quantity) -> bool:
    return q.kind == "count" and q.counts("entity", "place") and q.value > 1 and not q.each


def _is_of_one(document: Document, crowd: Quantity, rate: Quantity) -> bool:
    """`4 messages a minute per bus`, `each sends 1 reading/s`, `one per second and station`."""
    event = rate.counts("event") or not rate.nouns
    if event and (one := _PER.match(document.low, rate.end)) and crowd.word.endswith(plural(one["one"])):
        return True
    shared = _EACH.search(document.low, crowd.end, rate.start) or _AMONG.match(document.low, rate.end)
    return event and bool(_ONE.match(document.low, rate.start) and shared)


def _apiece(document: Document, crowd: Quantity | None, q: Quantity) -> Quantity | None:
    """`900 pumps, 40 values each per second`: a rate that is told as a number and its period apart."""
    each = _EACH_PER.match(document.low, q.end) if q.kind == "count" and q.counts("event") else None
    per, end = periods.after(document.text, each.end()) if each else (None, q.end)
    if crowd is None or per is None:
        return None
    return replace(q, kind="rate", value=q.value / per, per=per, end=end, each=crowd.word)
