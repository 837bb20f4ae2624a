"""Two amounts of one kind, the earlier and the later: which of them holds, by weights fitted to labelled pairs.

`later` takes the place of the first, `earlier` stands and the second is what it was or somebody else's wish, `both`
stand for different things; the later is added to the first (`plus`) or taken off it (`minus`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from agents.intake.counting.alike import Pair
from agents.intake.counting.written import Written
from agents.intake.fitted import kin
from agents.intake.fitted.model import Features, Spread, model
from agents.intake.fitted.stems import phrases, split
from agents.intake.text import Document

NAME = "repairs"
LATER, EARLIER, BOTH, PLUS, MINUS = "later", "earlier", "both", "plus", "minus"
BEFORE, LEAD, BEHIND = 90, 60, 160  # characters before the first, right before the second, and behind it
KIN, BAG, BETWEEN = 1.5, 2.0, 3.0  # lengths of what many words share, beside signs that count 1
_NEAR, _STEEP, _STEP, _MANY = 4, 4, 40, 3


def chances(document: Document, numbers: Sequence[Written], pair: Pair) -> dict[str, float]:
    """How likely each of the five is."""
    return model(NAME).probabilities(features(document, numbers, pair))


def features(document: Document, numbers: Sequence[Written], pair: Pair) -> Features:
    """The words before the first, between the two and behind the second, and what the two have in common."""
    first, second, low = pair.first, pair.second, document.low
    told = document.sentence_at(second.start)
    begin = max(document.sentence_at(first.start).start, first.start - BEFORE)
    end = min(len(low), second.end + BEHIND)
    full = min(end, max(told.end, second.end))
    before, between = split(low[begin : first.start]), split(low[first.end : second.start])
    behind, after = split(low[second.end : full]), split(low[full:end])
    placed = (("1<", before[::-1]), ("1>", between), ("2<", between[::-1]), ("2>", behind))
    near = (f"{side}{at} {word}" for side, words in placed for at, word in enumerate(words[:_NEAR]))
    bags = (("1<", before, BAG), ("|", between, BETWEEN), ("2>", behind, BAG), (">>", after, BAG))
    pointed = (
        ("1~", begin, first.start), ("|~", first.end, second.start), (">~", second.end, end),
        ("<~", max(first.end, second.start - LEAD), second.start), ("s~", max(first.end, told.start), told.end),
    )  # fmt: skip
    measures: dict[str, float] = {}
    for name, start, stop in pointed:
        measures |= kin.mean(kin.words(low[start:stop]), name, KIN)
    spreads = tuple(Spread(frozenset(phrases(side, words)), length) for side, words, length in bags)
    return Features(frozenset({*near, *_shared(document, numbers, pair)}), measures, spreads)


def _shared(document: Document, numbers: Sequence[Written], pair: Pair) -> Iterator[str]:
    """What each measures and counts, how far apart and how unlike they are."""
    first, second = pair.first, pair.second
    alike = "same" if first.kind == second.kind else second.kind or "bare"
    named = "same" if first.thing == second.thing else "other" if first.thing and second.thing else "one"
    yield from (f"kind {first.kind} {alike}", f"thing {named}", f"thing {first.kind} {named}")
    yield from (f"times {max(-_STEEP, min(_STEEP, round(math.log2(pair.times))))}", f"more {pair.times > 1}")
    ended = sum(first.end <= one.start <= second.start for one in document.sentences)
    passed = [one.kind for one in numbers if first.end <= one.start < second.start]
    yield from (f"sentences {min(ended, _MANY)}", f"far {min(_STEEP, (second.start - first.end) // _STEP)}")
    yield from (f"passed {min(len(passed), _MANY)}", f"passed alike {first.kind in passed}")
    yield f"lines {document.text.count(chr(10), first.end, second.start) > 0}"
