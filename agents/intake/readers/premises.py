"""Whether it runs on machines of one's own: owned rooms and machines, or a cloud that is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.meaning.polarity import is_listed_as_banned, stance
from agents.intake.mention import Mention
from agents.intake.text import Document
from agents.intake.words import load, written

_NEAR = 60


@cache
def _frame(name: str, whole: bool = True) -> re.Pattern[str]:
    """A frame of the lexicon with its word lists written out; `whole`: it begins and ends with a word."""
    table = load("premises")
    frame = written(table["frames"][name], table["words"])
    return re.compile(rf"(?<![\w-])(?=[^\W\d])(?:{frame})(?!\w)" if whole else frame, re.I)


def read(document: Document, cloudless: bool = True) -> Iterator[Mention]:
    """`on_prem` wherever machines of one's own are to be used, or no cloud is.

    `cloudless`: no cloud is named, so that what may not leave the house runs in it.
    """
    for name in ("owned", "named", "refused", *(["inside"] if cloudless else [])):
        for match in _frame(name).finditer(document.text):
            if name in ("owned", "named") and _is_elsewhere(document, match):
                continue
            meant = stance(document, match.start(), match.end())
            if not (meant.later or meant.question or (meant.refused and name in ("owned", "named"))):
                hard = False if meant.soft else (True if meant.hard else None)
                yield Mention("cloud", "on_prem", match.start(), match.end(), hard=hard, wish=meant.soft)


def is_left_open(document: Document) -> bool:
    """`own data centre or cloud: please advise`, `we can't say yet which cloud`: whose machines is not decided."""
    return bool(_frame("open", whole=False).search(document.low))


def serves_today(document: Document, mention: Mention) -> bool:
    """`on our own hardware today`: machines that serve now are no choice beside a cloud that is named."""
    sentence = document.sentence_at(mention.start)
    before = _frame("today", whole=False).search(document.low, sentence.start, mention.start)
    return bool(before or _frame("until", whole=False).match(document.low, mention.end, sentence.end))


def holds_a_source(document: Document, mention: Mention) -> bool:
    """`the orders sit in an Oracle database on premises`: where data come from is no choice beside a cloud."""
    sentence = document.sentence_at(mention.start)
    before = _frame("source", whole=False).search(document.low, sentence.start, mention.start)
    stores = _frame("store").finditer(document.text, sentence.start, mention.end)
    return bool(
        before
        or _frame("sources", whole=False).match(document.low, mention.end, sentence.end)
        or any(store.end() > mention.start for store in stores)  # `SQL Server at our head office`
    )


def _is_elsewhere(document: Document, match: re.Match[str]) -> bool:
    """`moving from our own racks to AWS`, `no servers of our own`, `our own machines on AWS`: no house of one's own."""
    if is_listed_as_banned(document, match.start()):
        return True
    start = max(document.sentence_at(match.start()).start, match.start() - _NEAR)
    left = document.low[start : match.start()]
    if _frame("kept_in", whole=False).search(left):  # `may not leave our data centre`
        return False
    if _frame("left", whole=False).search(left) or _frame("denied", whole=False).search(left):
        return True
    behind = (_frame(name, whole=False).match(document.low, match.end()) for name in ("set_aside", "rented"))
    return any(behind)
