"""Things that each have things: `312 shops, 85 articles each`, `18,000 parts x 40 warehouses` are as many pairs.

Papers that come in and hold papers (`52,000 files a year, 4 documents per file`) are as many papers in that time.

What machines have of one kind (sensors, tags) multiplies what is sent and leaves the machines what is scored.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from agents.intake.counting.quantity import Quantity
from agents.intake.inflection import plural
from agents.intake.text import Document

PARTS = (
    "sensors", "tags", "channels", "signals", "probes", "measuring points", "data points", "points", "axes", "loops",
    "meters", "gauges", "transmitters", "thermocouples", "registers",
)  # fmt: skip
_TIMES = re.compile(r"\s?(?:x|×|\*|times|multiplied by|by)\s?(?:about |some |around |~)?")
_OF_EACH = re.compile(  # `85 articles in each of our 312 shops`
    r" (?:in|for|at|per|of|across|on) (?:each|every|every one|any) (?:one )?of (?:our |the |these |its )?"
)
_BESIDE = re.compile(
    r"[^.;:\d]{0,40}?(?:,|\b(?:and|with|having|sells?|carry|carries|stocks?|holds?|has|have)\b) ?(?:\w+ )?~?"
)
_PLACES = ("shop", "store", "site", "branch", "outlet", "location", "warehouse", "restaurant", "plant", "market")
_EACH = re.compile(rf",? (?:each|apiece|per (?:{'|'.join(_PLACES)}|machine|unit))\b")
_MAKES = re.compile(r"\s?(?:=|≈|makes|gives|i\.e\.|or|so)\s?~?")
_TOTAL = re.compile(
    r"(?<![\d.,])\d[\d.,]* ?(?:k|m|lakh|thousand|million)? (?:[a-z-]+ )?(?:series|combinations|pairs|curves)\b"
)
_PER_PAIR = re.compile(
    r"\b(?:per|each|every) (?P<one>[a-z-]+)(?:,| and| in| at| x| per| will| does| do)? "
    r"(?:per |each |every |in each |in every )?(?P<other>[a-z-]+)"
)
_IN_EACH = re.compile(  # `each of our ~180 products to bake for each shop`
    r"\b(?:each|every one|all) of (?:our |the |these |its )?(?:about |some |around )?~?[\d.,]+ (?P<many>[a-z-]+)\b"
    r"[^.;:]{0,40}? (?:for|in|at|per|of) (?:each |every )(?P<other>[a-z-]+)"
)
_HOLDS_BEHIND = re.compile(r" (?:per|in each|in every|in an?|each) (?P<one>[a-z-]+)\b")
_HOLDS_BEFORE = re.compile(r"[^.;:\d]{0,20}\b(?:each|every|per|an?) (?P<one>[a-z-]+)\b[^.;:\d]{0,40}")
_MANY, _MOST, _HELD = 2, 1e9, 100


def crossed(document: Document, kept: list[Quantity]) -> list[Quantity]:
    """The numbers, those that are multiplied put together."""
    found: list[Quantity] = []
    product = None
    for q in _without_factors(kept):
        last = found[-1] if found else None
        if product is not None and product is last and _MAKES.fullmatch(document.low, product.end, q.start):
            found[-1] = q  # `40 articles x 6 languages = 240 texts a day`: what comes out is said as well
        elif last is not None and _are_crossed(document, last, q):
            found[-1:] = _product(last, q)
            product = found[-1]
        elif last is not None and _are_held(document, last, q):
            found[-1] = replace(q, kind="rate", value=last.value * q.value, per=last.per, start=last.start)
        else:
            found.append(q)
    return found


def told_apart(document: Document, kept: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """`Shops: 240. Articles: 1,900.` beside `each article in every shop`: two numbers of sentences apart."""
    things = [q for q in kept if q.kind == "count" and not q.part and q.value >= _MANY and _is_thing(q)]
    for pair in _pairs(document.low):
        both = [q for q in things if q.word.split(" ")[-1] in pair]
        whole = len(both) == _MANY and _heads(*both) == pair
        both = both if whole else _by_kind(things, both, pair)
        if len(both) == _MANY and both[0].value * both[1].value < _MOST:
            return both[0], both[1]
    return None


def _by_kind(things: list[Quantity], told: list[Quantity], pair: frozenset[str]) -> list[Quantity]:
    """`62 bakeries … for each shop`: the only places that are counted, where a pair calls them by their kind."""
    places = [q for q in things if q.counts("place") and q not in told]
    if len(told) != 1 or len(places) != 1 or not pair & {plural(place) for place in _PLACES}:
        return []
    return [places[0], told[0]]


def _without_factors(kept: list[Quantity]) -> list[Quantity]:
    """Without the `x 40` that was read as a factor where it counts what follows."""
    counts = [q for q in kept if q.kind in ("count", "rate") and q.word]
    return [q for q in kept if q.kind != "factor" or not any(c.start < q.end <= c.end for c in counts)]


def _are_crossed(document: Document, first: Quantity, second: Quantity) -> bool:
    if first.kind != "count" or first.each or first.value < _MANY or not _is_thing(second, rates=True):
        return False
    between = document.low[first.end : second.start]
    if _TIMES.fullmatch(between):
        return first.value * second.value < _MOST and (_is_thing(first) or first.counts("document"))
    if second.kind != "count" or not (_is_thing(first) or second.word in PARTS):
        return False
    if _heads(first, second) in _pairs(document.low) and first.value * second.value < _MOST:
        return True
    if _OF_EACH.fullmatch(between) and second.counts("place", "entity"):
        return True
    shared = _BESIDE.fullmatch(between) and _EACH.match(document.low, second.end)
    whose = first.counts("place", "company") or second.word in PARTS
    return bool(shared and whose and not second.counts("place"))


def _are_held(document: Document, first: Quantity, second: Quantity) -> bool:
    """`12,000 dossiers a month, each dossier with 5 documents`: what each of those that come in holds."""
    papers = first.counts("document") and second.counts("document") and second.word != "pages"
    if not papers or first.kind != "rate" or second.kind != "count" or not _MANY <= second.value <= _HELD:
        return False
    behind = _HOLDS_BEHIND.match(document.low, second.end)
    holder = behind or _HOLDS_BEFORE.fullmatch(document.low, first.end, second.start)
    return holder is not None and plural(holder["one"]) == first.word.split(" ")[-1]


@lru_cache(maxsize=2)
def _pairs(text: str) -> frozenset[frozenset[str]]:
    """What is told of two things together: `daily sales per product and shop`; none where the pairs are counted."""
    if _TOTAL.search(text):
        return frozenset()
    one_each = {frozenset({plural(m.group("one")), plural(m.group("other"))}) for m in _PER_PAIR.finditer(text)}
    counted = {frozenset({m.group("many"), plural(m.group("other"))}) for m in _IN_EACH.finditer(text)}
    return frozenset(one_each | counted)


def _heads(first: Quantity, second: Quantity) -> frozenset[str]:
    return frozenset({first.word.split(" ")[-1], second.word.split(" ")[-1]})


def _is_thing(q: Quantity, rates: bool = False) -> bool:
    known = q.counts("entity", "goods", "place", "company") or (q.word and not q.nouns)
    counted = q.kind == "count" and (bool(known) or (rates and q.word in ("languages", "countries", "models")))
    return q.value > 0 and not q.each and (counted or (rates and q.kind == "rate"))


def _product(first: Quantity, second: Quantity) -> list[Quantity]:
    together = replace(second, value=first.value * second.value)
    if second.kind == "rate":
        return [first, together]
    if second.word in PARTS:
        return [replace(first, nouns=("entity",)), replace(together, nouns=("entity",), part=True)]
    if first.word in PARTS:  # `24 sensors in each of our 40 presses`
        parts = replace(first, value=together.value, nouns=("entity",), part=True)
        return [parts, replace(second, nouns=("entity",))]
    return [replace(together, start=first.start, nouns=("entity",))]
