"""What is staked on a product: a threat, an oath, a dare, a condition. `If you say Kubernetes I leave the room`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from agents.intake.text import Document
from agents.intake.tools.evidence import Evidence
from agents.intake.tools.names import Name
from agents.intake.words import load, written

_NAME, _REACH = "¤", 160
_MOST = 80  # names that are looked at
# The concept each meaning is known by, and what it weighs: more than all that is said beside it.
_MEANT = {
    "open": ("open", {"open": 12.0}),
    "kept": ("staying", {"existing": 12.0}),
    "demanded": ("mandate", {"prefer": 12.0}),
    "spurned": ("spurned", {"forbid": 12.0}),
}


def settle(document: Document, told: Sequence[tuple[Name, Evidence]]) -> None:
    """Gives a name what its whole sentence stakes on it. Changes the evidence."""
    for name, said in told[:_MOST]:
        if (meant := _meant(document, name)) is not None:
            concept, weights = _MEANT[meant]
            said.restart(weights, concept)


def _meant(document: Document, name: Name) -> str | None:
    sentence = document.sentence_at(name.start)
    start, end = max(sentence.start, name.start - _REACH), min(sentence.end, name.end + _REACH)
    said = f"{document.low[start : name.start]}{_NAME}{document.low[name.end : end]}".strip()
    return next((meant for meant, frames in _rows() if any(frame.search(said) for frame in frames)), None)


@cache
def _rows() -> list[tuple[str, list[re.Pattern[str]]]]:
    rows, words = load("tools/staked")["rows"], load("tools/staked")["words"]
    return [(row["meant"], [re.compile(written(frame, words)) for frame in row["frames"]]) for row in rows]
