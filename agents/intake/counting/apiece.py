"""What each of many things has that reports: `140 turbines with 60 sensors each`, `each pump has 8 sensors`."""

from __future__ import annotations

import re

from agents.intake.counting.crossed import PARTS
from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document

_REACH = 120  # characters from the parts to their pace
_EACH = re.compile(
    r"\b(?:each|every)(?: one)?(?: of)?(?: (?:our|the|these|those))?(?: [\d.,]+)? [a-z-]+(?: [a-z-]+)? "
    r"(?:has|have|holds?|carry|carries|comes with|(?:is )?fitted with|with)(?: about| some| around| roughly)? $|"
    r"\beach (?:with|having|has|of which has)(?: about| some| around| roughly)? $"
)
_EACH_BEHIND = re.compile(
    r",? (?:each(?=[,.;)]|$| (?:at|with|sampled|that|which)\b)|apiece\b|(?:on|in|at|for) (?:each|every)\b)"
)
_FITTED = re.compile(r"\b(?:with|having|that have|which have)(?: about| some| around| roughly)? $")
_HOLDS = re.compile(r"\)?,? (?:and )?each (?:one )?(?:with|having|has|carries|carrying|holds|of which has)\b")
_ALL = re.compile(r",? (?:in all|in total|altogether|all told|together)\b")


def parts(document: Document, kept: list[Quantity], every: Quantity) -> Quantity | None:
    """The parts that each of the things has, counted before the pace they report at."""
    for q in reversed(kept):
        near = 0 <= every.start - q.end <= _REACH
        if near and (is_of_each(document, q) or _is_fewer(document, q, kept)):
            return q
    return None


def number(parts_: Quantity, crowd: Quantity) -> float:
    """How many each has, where the number of all was put together already as well."""
    return parts_.value / crowd.value if parts_.part else parts_.value


def holds(document: Document, q: Quantity) -> bool:
    """`1,930 fans, each with 6 channels`: things that have parts, whatever they are called."""
    return q.kind == "count" and bool(_HOLDS.match(document.low, q.end))


def is_round(document: Document, q: Quantity, kept: list[Quantity]) -> bool:
    """`214 tunnels with 1,930 fans, each with 6 sensors`: what only stands round the things that have the parts."""
    behind = [o for o in kept if o.start >= q.end and _FITTED.fullmatch(document.low, q.end + 1, o.start)]
    return any(holds(document, o) for o in behind)


def _is_part(q: Quantity) -> bool:
    """`vibration sensors` are sensors."""
    return q.word.rpartition(" ")[2] in PARTS


def is_of_each(document: Document, q: Quantity) -> bool:
    """Whether a number of parts is what each of the things has, and not what they have together."""
    if q.kind != "count" or not _is_part(q) or _ALL.match(document.low, q.end):
        return False
    before = _EACH.search(document.low, document.sentence_at(q.start).start, q.start)
    return bool(q.part or q.each or before or _EACH_BEHIND.match(document.low, q.end))


def _is_fewer(document: Document, q: Quantity, kept: list[Quantity]) -> bool:
    """`140 turbines with 60 sensors`: fewer than there are things to have them, so each has that many."""
    if not _is_part(q) or _ALL.match(document.low, q.end):
        return False
    start = document.sentence_at(q.start).start
    fitted = _FITTED.search(document.low, start, q.start)
    return bool(fitted) and any(o.kind == "count" and start <= o.start < q.start and o.value > q.value for o in kept)
