"""Events of things that report every so often: how many there are, what each sends, and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.counting import apiece, periods
from agents.intake.counting.crossed import PARTS
from agents.intake.counting.fixed import whole
from agents.intake.counting.paces import paces
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.sending import sends
from agents.intake.inflection import plural
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

FIELD = "throughput.events_per_s"
LONGEST = 86_400.0  # seconds between two reports; what comes less often is no stream
_SENDS = re.compile(rf"\b{sends()}\b")
_EACH = re.compile(r"\b(?:each|every|per|an?|one|any|from the|of a)(?: single| one)?(?: of (?:our|the|these|those))? ")
_PRONOUN = re.compile(r"\b(?:each(?: one| of them)?|every one(?: of them)?|they(?: all)?|all of them|apiece)\b")
_OWN = re.compile(r"\s*(?:each |apiece )?(?:every|each|per|once (?:every|per|an?|each)) ?")
_TOLD = re.compile(r"\b(?:to|for|by|with)(?: about| all| our| the| some| over)* $")
_PARTS = re.compile(r"[;:]|\bbut\b")
_SIZED = re.compile(r"\b(?:bytes?|[km]i?b|kilobytes?|megabytes?)\b")
_REACH = 80  # characters from the verb to its period


def read(document: Document, kept: list[Quantity]) -> Iterator[Mention]:
    """`4,200 machines, each reporting every 10 seconds`, `pings every 5 s from each van`: events a second, inferred.

    Of `30 pumps with 8 sensors each, sampled at 2 Hz` every sensor of every pump reports.
    """
    crowds = [q for q in kept if q.kind == "count" and q.value >= 2 and _is_crowd(document, q) and not q.each]
    for every in [*(q for q in kept if _is_interval(document, q)), *paces(document, kept)] if crowds else ():
        each = apiece.parts(document, kept, every)
        others = [q for q in crowds if q is not each] if each is not None else crowds
        others = [q for q in others if each is not None and apiece.holds(document, q)] or others
        crowd = _sender(document, document.sentence_at(every.start), every, others)
        if crowd is not None:
            many = 1.0 if each is None else apiece.number(each, crowd)
            senders = whole(document, crowd) if each is None else crowd
            yield _mention(document, senders, every, many * _sent(document, every, kept))
            return


def _is_crowd(document: Document, q: Quantity) -> bool:
    return q.counts("entity", "place") or q.word in PARTS or apiece.holds(document, q)


def _is_interval(document: Document, every: Quantity) -> bool:
    sentence = document.sentence_at(every.start)
    if every.kind != "duration" or not 0 < every.value <= LONGEST:
        return False
    if not periods.is_interval(document.low, every.start):
        return False
    left = _PARTS.split(document.low[max(sentence.start, every.start - _REACH) : every.start])[-1]
    return any(sign.search(left) for sign in (_SENDS, _SIZED, _reports()))


@cache
def _reports() -> re.Pattern[str]:
    """What is sent, in its plural: `position pings`, `readings`."""
    names = "|".join(re.escape(form) for name in load("nouns")["kinds"]["event"] for form in (name, plural(name)))
    return re.compile(rf"\b(?:{names})\b")


def _sender(document: Document, sentence: Sentence, every: Quantity, crowds: list[Quantity]) -> Quantity | None:
    """Whose every member reports: named after `each`, counted beside, or the last counted where a pronoun stands."""
    text = document.low[sentence.start : sentence.end]
    named = [q for q in crowds if _is_one_of(text, q)]
    beside = [q for q in crowds if sentence.start <= q.start < sentence.end and not _is_told(document, q)]
    before = [q for q in crowds if q.end <= every.start] if _PRONOUN.search(text) else []
    devices = [q for q in before if not q.counts("place")]
    parts = [q for q in beside if q.word in PARTS and q.end <= every.start]  # what stands in each of the others
    for found in (parts, named, beside, (devices or before)[-1:]):
        if found:
            return min(found, key=lambda q: abs(q.start - every.start))
    return None


def _is_told(document: Document, crowd: Quantity) -> bool:
    """`goes to 40 shops every 10 minutes`: who is reported to; what a machine is fitted with reports itself."""
    return crowd.word not in PARTS and bool(_TOLD.search(document.low, max(0, crowd.start - 24), crowd.start))


def _is_one_of(text: str, crowd: Quantity) -> bool:
    head = crowd.word.split()[-1] if crowd.word else ""
    if not head:
        return False
    after = (text[match.end() :] for match in _EACH.finditer(text))
    return any(plural(noun) == head or noun == head for rest in after for noun in re.findall(r"[a-z-]+", rest)[:3])


def _sent(document: Document, every: Quantity, kept: list[Quantity]) -> float:
    """How much each sends at a time: `12 values every second`; one where no number is told."""
    near = [q for q in kept if q.kind == "count" and q.counts("event") and 0 <= every.start - q.end <= _REACH]
    near = [q for q in near if _OWN.fullmatch(document.low, q.end, every.start)]
    return near[-1].value if near else 1.0


def _mention(document: Document, crowd: Quantity, every: Quantity, sent: float) -> Mention:
    value = round(crowd.value * sent / every.value, 9)
    start, end = min(crowd.start, every.start), max(crowd.end, every.end)
    because = f"{crowd.value:g} {crowd.word} x {sent:g} every {every.value:g} s"
    if document.sentence_at(start).start != document.sentence_at(end - 1).start:
        start, end = every.start, every.end
    return Mention(FIELD, value, start, end, "events/s", Source.INFERRED, 0.85, because)
