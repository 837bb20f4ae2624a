"""What stands around a list of products and speaks of every name in it: all struck out, or the only one allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from agents.intake.text import Document
from agents.intake.tools.evidence import Evidence
from agents.intake.tools.names import Name
from agents.intake.words import load, spaced

PLACED = {"placed", "use"}
NAMED = PLACED | {"staying", "allowed"}
FORBID, PREFER = {"forbid": 4.2}, {"prefer": 6.0}
_LEFT, _RIGHT = 220, 160


def frame(document: Document, told: Sequence[tuple[Name, Evidence]]) -> None:
    """Adds what the frame says to names of which their own clause says nothing. Changes the evidence."""
    for name, said in told:
        if not set(said.concepts) - PLACED and _struck(document, name):
            said.weights.update(FORBID)
            said.concepts.append("refused")
        elif not set(said.concepts) - NAMED and _alone(document, name):
            said.weights.update(PREFER)
            said.concepts.append("mandate")


def _struck(document: Document, name: Name) -> bool:
    sentence = document.sentence_at(name.start)
    left = document.low[max(sentence.start, name.start - _LEFT) : name.start]
    right = document.low[name.end : min(sentence.end, name.end + _RIGHT)]
    if _pattern("direct").search(left):
        return not _pattern("skill").match(right)
    headed = _pattern("heading").search(sentence.heading.lower())
    behind = any(_pattern(frame).match(right) for frame in ("behind", "behind_one"))
    return bool(headed or behind or _pattern("before").search(left))


def _alone(document: Document, name: Name) -> bool:
    sentence = document.sentence_at(name.start)
    left = document.low[max(sentence.start, name.start - _LEFT) : name.start]
    right = document.low[name.end : min(sentence.end, name.end + _RIGHT)]
    return bool(_pattern("only_behind").match(right) or _pattern("only_before").search(left))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = load("listed")
    written = str(table["frames"][name])
    for word, forms in table["words"].items():
        written = written.replace(f"{{{word}}}", f"(?:{'|'.join(map(str, forms))})")
    return re.compile(spaced(written), re.I)
