"""Counts: what is counted, and what the brief does with it, decides the field."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from agents.intake.counting import antecedents, apiece, frames, sending, singly, standing
from agents.intake.counting.beside import is_beside
from agents.intake.counting.crossed import crossed, told_apart
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.spans import within
from agents.intake.inflection import verb_forms
from agents.intake.meaning.polarity import is_replaced, stance
from agents.intake.mention import Mention
from agents.intake.readers import rates, reporting, team, tokens
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Constraints

_OURS = re.compile(r"\b(?:our|all|the|these)(?: the)? $")  # `Which of our 640,000 donors will stop giving?`
_PICKED = re.compile(r" (?:\w{3,}est|most \w+|least \w+|best|worst|top) ")  # `the 500 riskiest customers` is a list
_PAGES = ("page", "pages")
_OF_ONE = re.compile(  # not `an assistant answers from the wiki, some 32,000 pages`
    r"\b(?:(?:each|every|per|average|typical|longest|up to)\b[^.;]{0,40}|"
    r"an? (?!(?:\w+ )?(?:assistant|bot|chat\w*|copilot|search|tool|wiki|library|corpus|index|collection|system)\b)"
    r"[^.;,]{0,40})$"
)
_LAST_YEAR = re.compile(r" (?:last year|in (?:19|20)\d\d|the year before)\b")
_FAR = 60
_ABLE = re.compile(
    r"\b(?:we|it|they|the \w+(?: of \w+ \w+)?) could (?:\w+ ){1,2}(?:about |up to )?$"
)  # and nobody does
_OF_EACH = re.compile(
    r"\b(?:per|for each|for every) \w+,? (?:we|they|you|one) (?:receive|get|see|have)(?: about| some)? $"
)
_MANY = 20  # `rank the 650 tutors` is no team
_TOWN = 20_000  # people: more than any team or staff
_CROWDED = 3  # `two clouds at once`
_DEALINGS = {
    form
    for verb in (
        "give", "get", "receive", "pay", "donate", "subscribe", "use", "buy", "order", "bank", "shop", "stay", "ride",
        "travel", "book", "rent", "join", "register", "save", "borrow", "study", "play", "read", "watch", "listen",
    )
    for form in verb_forms(verb)
}  # fmt: skip
_CROWD, _SERVED = (
    500,
    re.compile(  # `48,000 people give us something every month`, `74,000 people have given to us`
        r",? (?:who |that )?(?:(?:have|has|had) )?(?:(?:ever|already|once|regularly) )?"
        rf"(?:{'|'.join(sorted(_DEALINGS))}|"
        r"(?:have|with|w/|hold) an? (?:\w+ )?(?:account|policy|card))\b"
    ),
)
_LENGTH = re.compile(r" (?:on average|each|apiece|long|per|thick|or (?:longer|more))\b")
_UNITS = {"data.entities": "", "data.row_count": "", "throughput.concurrent_users": "users"}


def read(
    document: Document,
    quantities: list[Quantity],
    domain: str = "",
    known: Constraints | None = None,
) -> Iterator[Mention]:
    """Mentions for rates (per second, per day) and for counts of rows, entities, tokens and people.

    What is counted as in the constraints that are known already stands for the same field.
    """
    before, all_kept, counted, streamed = _nouns(known), list[Quantity](), list[Mention](), False
    for sentence in document.sentences:
        inside = within(quantities, sentence.start, sentence.end)
        own = [q for q in inside if not _skipped(document, q)]
        named = [sending.of_messages(document, sentence, q) for q in own]
        timed = [standing.periodic(document, sentence, q, inside) for q in named]
        kept = standing.apiece(document, crossed(document, standing.together(document, timed)))
        shared = singly.spread(document, sentence, kept, all_kept)
        all_kept += kept
        for rate in rates.read(document, sentence, shared, domain):
            streamed |= rate.field == reporting.FIELD
            yield rate
        for quantity in kept:
            if quantity.kind == "count" and quantity.word in before and not quantity.part:
                counted.append(Mention(before[quantity.word], quantity.value, *_span(quantity), quantity.word))
            elif quantity.kind == "count" and not quantity.each and not _is_part(document, quantity, kept):
                counted += _count(document, quantity, domain)
    yield from _pairs_counted(document, counted, all_kept)
    if not streamed:
        yield from reporting.read(document, all_kept)
    yield from team.read(document)


def _is_part(document: Document, q: Quantity, kept: list[Quantity]) -> bool:
    """`each pump has 8 sensors`: no number of things; one put together before is known as such."""
    return not q.part and (apiece.is_of_each(document, q) or apiece.is_round(document, q, kept))


def _span(q: Quantity) -> tuple[int, int]:
    return q.start, q.end


def _pairs_counted(document: Document, counted: list[Mention], kept: list[Quantity]) -> Iterator[Mention]:
    """The counts; of two things of which each pair is scored the pairs, wherever the two are counted."""
    of_each = [m for m in counted if m.field == "data.entities" and antecedents.is_of_each(document.low, m.start)]
    counted = [m for m in counted if m.field != "data.entities" or m in of_each] if of_each else counted
    both = told_apart(document, kept)
    spans = [] if both is None else [_span(q) for q in both]
    single = [m for m in counted if m.field == "data.entities" and (m.start, m.end) in spans]
    yield from (m for m in counted if m not in single)
    if both is not None and single:
        yield single[-1].but(value=both[0].value * both[1].value, confidence=0.9)


def _nouns(known: Constraints | None) -> dict[str, str]:
    """What the known counts are counts of."""
    facts = {} if known is None else {"data.entities": known.data.entities, "data.row_count": known.data.row_count}
    return {fact.unit: field for field, fact in facts.items() if fact is not None and fact.unit}


def _skipped(document: Document, q: Quantity) -> bool:
    if is_beside(document, q) or _OF_EACH.search(document.low, max(0, q.start - _FAR), q.start):
        return True
    meant = stance(document, q.start, q.end)
    asked = meant.question and not _OURS.search(document.low, max(0, q.start - 12), q.start)
    past = (q.counts("entity", "agent") or q.value >= _TOWN) and _LAST_YEAR.match(document.low, q.end)
    able = _ABLE.search(document.low, max(0, q.start - _FAR), q.start)
    return bool(past or able) or meant.later or asked or is_replaced(document, q.start)


def _count(document: Document, q: Quantity, domain: str) -> Iterator[Mention]:
    right = document.low[q.end : q.end + 40]
    if _PICKED.match(document.low[q.start : q.end].lstrip("0123456789,.k")) or _is_length(document, q):
        return
    if q.counts("tokens"):
        yield Mention(tokens.field(document, q), q.value, q.start, q.end, "tokens")
        return
    if _are_served(document, q, right) if team.is_person(q) else apiece.holds(document, q):
        q = replace(q, nouns=("entity",))
    if (
        q.value < 2
        or (q.value < _CROWDED and "together" in frames.signs_of(document, q))
        or (team.is_person(q) and "together" not in frames.signs_of(document, q))
    ):
        return
    reading = frames.read(document, q, domain)
    if q.part and (reading is None or reading.field != "throughput.concurrent_users"):
        return
    if reading is None or (reading.field == "data.row_count" and _LENGTH.match(right)) or _is_staff(document, q):
        return
    unit = _UNITS[reading.field] or ("users" if q.counts("dau") else q.word)
    yield Mention(reading.field, q.value, q.start, q.end, unit, confidence=_certainty(reading, q))


def _are_served(document: Document, q: Quantity, right: str) -> bool:
    """Whether people are those the system is for: too many for a team, or told by what they do with us."""
    told = q.value >= _CROWD and bool(_SERVED.match(right))
    return q.value >= _TOWN or told or (q.value >= _MANY and "put_in_order" in frames.signs_of(document, q))


def _is_staff(document: Document, q: Quantity) -> bool:
    """`The carrier has 3,100 drivers`: people an organisation employs are not what is scored."""
    words = load("team")["employed"]
    return q.word in words and team.is_staff(document.low[document.sentence_at(q.start).start : q.start])


def _is_length(document: Document, q: Quantity) -> bool:
    """`each report is up to 80 pages`: how long one is."""
    left = document.low[document.sentence_at(q.start).start : q.start]
    return q.word in _PAGES and bool(_OF_ONE.search(left))


def _certainty(reading: frames.Reading, q: Quantity) -> float:
    if not reading.sure:
        return 0.7
    return 0.9 if reading.field == "data.row_count" or q.nouns[0] == "place" else 1.0
