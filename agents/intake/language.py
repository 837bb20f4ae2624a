"""Which language a brief is written in, by its most common words."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.errors import BriefError
from agents.intake.words import load

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN_SCRIPT = re.compile(r"[\u0370-\u1fff\u2e80-\ud7ff\uf900-\ufaff]")


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in load("languages")["common"].items()}


def check(text: str) -> str:
    """`en`, or BriefError `unsupported_language` naming what the brief seems to be written in."""
    words = [w.lower() for w in _WORD.findall(text[:20_000])]
    letters = sum(len(w) for w in words)
    foreign = len(_FOREIGN_SCRIPT.findall(text[:20_000]))
    if letters and foreign > 0.3 * letters:
        raise _refuse("a script other than Latin")
    counts = {name: sum(1 for w in words if w in known) for name, known in _words().items()}
    best = max(counts, key=lambda name: (counts[name], name == "en"))
    if best != "en" and counts[best] >= 4 and counts[best] > 2 * counts["en"]:
        raise _refuse(load("languages")["names"][best])
    return "en"


def _refuse(name: str) -> BriefError:
    return BriefError(
        "unsupported_language",
        f"The brief seems to be written in {name}. Briefs are read in English; numbers and units may be in French, "
        "German, Spanish or Indian notation. Please send it in English.",
    )
