"""What a brief tells beside the point: an episode with a former tool, another project, a postscript."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.text import Document
from agents.intake.words import load

_ENDS = re.compile(r"[;:] |, (?:but|and|so|while) |\n")


def is_aside(document: Document, offset: int) -> bool:
    """Whether the clause that holds the offset tells of something else than the system that is asked for."""
    sentence = document.sentence_at(offset)
    start = max((m.end() for m in _ENDS.finditer(document.low, sentence.start, offset)), default=sentence.start)
    end = _ENDS.search(document.low, offset, sentence.end)
    return bool(_marks().search(document.low, start, end.start() if end else sentence.end))


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(load("asides")))
