"""How often each piece is scored: `asked about five times per order`, `every parcel is scored three times`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.counting import figures
from agents.intake.mention import Mention
from agents.intake.peaks import FACTOR
from agents.intake.text import Document
from core.constraints import Source

FIELD, MOST = "throughput.predictions_per_day", 100.0
_ABOUT = r"(?:about |around |roughly |some |up to |maybe |perhaps |say )?"
_SAID = (
    re.compile(
        r"(?<![\w.,])(?P<n>[a-z]{3,12}|\d[\d.,]{0,5}) ?(?:x|times)"
        r"(?: (?:per|(?:for )?each|(?:for )?every|(?:for )?an?) |/)(?:\w+ )??(?P<noun>[a-z]{3,})\b"
    ),
    re.compile(
        rf"\b(?:each|every|an?|one) (?:\w+ )?(?P<noun>[a-z]{{3,}}) (?:is|gets|has to be|must be|will be|causes|makes) "
        rf"(?:scored|asked|called|asked for|checked|priced|estimated|predicted|requested|looked up) "
        rf"{_ABOUT}(?P<n>[a-z]+|\d+)(?: times|x)\b"
    ),
)
_PERIODS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "season", "sec"})


def settle(document: Document, found: list[Mention]) -> list[Mention]:
    """The mentions with the answers of a day as many times the pieces as each of them is scored."""
    for match, times, noun in _said(document):
        pieces = [m for m in found if m.field == FIELD and _is_of(document, m, noun)]
        if not pieces or {m.start for m in pieces} & {*range(match.start(), match.end())}:
            continue
        kept = [m for m in found if m.field != FACTOR or not match.start() <= m.start < match.end()]
        return [_many(m, times, match[0]) if m in pieces else m for m in kept]
    return found


def _said(document: Document) -> Iterator[tuple[re.Match[str], float, str]]:
    for frame in _SAID:
        for match in frame.finditer(document.low):
            times, noun = figures.first(match["n"], integral=False), match["noun"]
            if times and 1 < times <= MOST and noun not in _PERIODS:
                yield match, times, noun


def _is_of(document: Document, mention: Mention, noun: str) -> bool:
    stem = re.escape(noun.removesuffix("s").removesuffix("e"))
    said = document.sentence_at(mention.start)
    return re.search(rf"\b{stem}\w{{0,3}}\b", document.low[said.start : said.end]) is not None


def _many(mention: Mention, times: float, said: str) -> Mention:
    because = f"{mention.value:g} a day, “{said.strip()}”"
    return mention.but(value=mention.value * times, source=Source.INFERRED, confidence=0.85, because=because)
