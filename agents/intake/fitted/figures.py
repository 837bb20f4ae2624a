"""A number that no reader took: what the words around it speak for, by weights fitted to labelled briefs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import islice, pairwise

from agents.intake.counting import figures, periods
from agents.intake.counting.beside import is_share
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.spans import covered
from agents.intake.fitted import kin
from agents.intake.fitted.model import Features, model
from agents.intake.fitted.stems import stems
from agents.intake.mention import Mention
from agents.intake.readers import horizons
from agents.intake.readers.retention import is_on_request
from agents.intake.readers.sizes import is_of_a_machine, is_of_a_model
from agents.intake.text import Document
from agents.intake.words import load

NONE, NAME = "none", "figures"
SURE = 0.7  # of the guesses in briefs kept out of the fit, nine in ten are right from here on
MOST = 200  # numbers weighed of one brief: the rest of a wall of figures says nothing
WHOLE = 4  # sentences
WHY = "by the words around it, as in most briefs"
KIN = 1.0  # the length of what the kin of the words on each side say, beside signs that count 1
_FOR_EACH = re.compile(
    r" ?(?:times )?(?:per|for each|for every|each|every) (?!second|minute|hour|day|week|month|year)[a-z]"
)
_ANSWERS, _KEPT = "latency.", "retention_days."
_NAMES = ("data.modality", "data.sources")  # read from the word that is counted, not from how many there are
_BEFORE, _AFTER, _NEAR, _HUGE = 90, 80, 4, 1e15
_DAY = 86_400.0  # seconds


@cache
def fields(kind: str) -> dict[str, float]:
    """Field → factor from the base unit, for a kind of quantity."""
    return {field: float(Fraction(factor)) for field, factor in load("opinions").get(kind, {}).items()}


def kind(quantity: Quantity) -> str:
    """The kind under which `opinions.yaml` lists the fields."""
    return "growth" if quantity.kind == "bytes" and quantity.per else quantity.kind


def meanings(quantity: Quantity) -> dict[str, float]:
    """Field → the number in that field's unit, for all it may be."""
    value = quantity.value / quantity.per if quantity.kind == "bytes" and quantity.per else quantity.value
    untold = load("opinions")["daily"] if (quantity.per or _DAY) < _DAY else ()
    return {field: value * factor for field, factor in fields(kind(quantity)).items() if field not in untold}


def chances(document: Document, quantity: Quantity, case: str) -> dict[str, float]:
    """Field, or `none`, → how likely the number is its value; `case` is the use case, if known."""
    return model(NAME).probabilities(features(document, quantity, case))


def every(document: Document, amounts: list[Quantity]) -> list[Quantity]:
    """The quantities and, as counts, the numbers that count nothing known; in order."""
    taken = covered(document.text, [(q.start, q.end) for q in amounts])
    bare = [
        Quantity("count", number.scaled(True), number.start, number.end)
        for number in figures.scan(document.text)
        if not number.article and not taken[number.start]
    ]
    return sorted([*amounts, *bare], key=lambda q: q.start)


def features(document: Document, quantity: Quantity, case: str) -> Features:
    """What the number is, the words before and behind it by their distance, those of its sentence and heading."""
    sentence = document.sentence_at(quantity.start)
    start, end = max(sentence.start, quantity.start - _BEFORE), min(sentence.end, quantity.start + _AFTER)
    before = [word for word, _ in stems(document.low, start, quantity.start)][::-1]
    behind = [word for word, _ in stems(document.low, quantity.start, end)]
    words = {f"s {word}" for word, _ in stems(document.low, sentence.start, sentence.end)}
    headed = {f"h {word}" for word, _ in stems(sentence.heading.lower(), 0, len(sentence.heading))}
    signs = frozenset({*_own(quantity, case), *_around("<", before), *_around(">", behind), *words, *headed})
    near = kin.words(document.low[start : quantity.start]), kin.words(document.low[quantity.start : end])
    return Features(signs, kin.mean(near[0], "<~", KIN) | kin.mean(near[1], ">~", KIN))


def _own(quantity: Quantity, case: str) -> Iterator[str]:
    size = math.floor(math.log10(min(quantity.value, _HUGE))) if quantity.value > 0 else 0
    name = kind(quantity)
    yield from (f"kind {name}", f"size {name} {size}", f"per {quantity.per}")
    if case:
        yield f"case {name} {case}"
    yield from (f"noun {noun}" for noun in quantity.nouns)


def _around(side: str, words: list[str]) -> Iterator[str]:
    yield from (f"{side} {word}" for word in words)
    yield from (f"{side}{at} {word}" for at, word in enumerate(words[:_NEAR]))
    yield from (f"{side} {one} {next_}" for one, next_ in pairwise(words))


def read(document: Document, amounts: list[Quantity], found: list[Mention]) -> Iterator[Mention]:
    """A mention for each field nobody stated, from the number that speaks for it most clearly.

    Nothing from a few sentences: the weights know whole briefs, in which most numbers are facts of the system.
    """
    if len(document.sentences) < WHOLE:
        return
    taken = covered(document.text, [(m.start, m.end) for m in found if m.field not in _NAMES])
    told = settled(found)
    case = next((str(m.value) for m in found if m.field == "project.domain"), "")
    unread = (q for q in every(document, amounts) if not any(taken[q.start : q.end]) and not _is_refused(document, q))
    guesses = [guess for q in islice(unread, MOST) if (guess := _guess(document, q, case)) and guess.field not in told]
    best = {guess.field: guess for guess in sorted(guesses, key=lambda m: m.confidence)}
    yield from best.values()


def settled(found: list[Mention]) -> set[str]:
    """The fields a number needs not be weighed for: those that are told, and of forecasts where nothing is forecast."""
    forecast = any(m.field == horizons.KIND and m.value == horizons.FORECAST for m in found)
    return {m.field for m in found} | (set() if forecast else {horizons.HORIZON, horizons.STEP})


def _is_refused(document: Document, quantity: Quantity) -> bool:
    """A share of a hundred, what is no figure of the system, and a size that was read: of a model or of a machine."""
    sized = is_of_a_model(document, quantity) or is_of_a_machine(document, quantity)
    again = quantity.kind == "factor" and _FOR_EACH.match(document.low, quantity.end)  # `5x per order`
    strange = is_share(document, quantity) or _is_strange(document, quantity) or bool(again)
    return strange or (quantity.kind == "bytes" and sized)


def _is_strange(document: Document, quantity: Quantity) -> bool:
    """`CAPEX of 120k`, `I have led it for nineteen years`: money without its sign, and somebody's life."""
    before = beside("strange").search(document.low, max(0, quantity.start - _BEFORE), quantity.start)
    return bool(before or beside("strange_behind").match(document.low, quantity.end))


@cache
def beside(side: str) -> re.Pattern[str]:
    """What `opinions.yaml` lists of words on one side of a number, as one pattern."""
    return re.compile("|".join(load("opinions")[side]))


def _joint(field: str) -> list[str]:
    """The fields either of which the number gives the same design."""
    return next((names for names in load("opinions")["joint"] if field in names), [])


def _guess(document: Document, quantity: Quantity, case: str) -> Mention | None:
    spoken = chances(document, quantity, case)
    field = max(spoken, key=lambda name: spoken[name])
    value, chance = meanings(quantity).get(field), spoken[field]
    kin = sum(spoken.get(name, 0.0) for name in _joint(field))
    if (
        value is None
        or max(chance, kin) < load("opinions")["sure"].get(field, SURE)
        or (field.startswith(_ANSWERS) and periods.is_interval(document.low, quantity.start))
    ):
        return None
    if field.startswith(_KEPT) and is_on_request(document, document.sentence_at(quantity.start), quantity):
        return None
    value = round(value, 0 if field in load("opinions")["whole"] else 6)
    if value > load("opinions")["most"].get(field, math.inf):
        return None
    return Mention(field, value, quantity.start, quantity.end, confidence=round(chance * 0.8, 2), because=WHY)
