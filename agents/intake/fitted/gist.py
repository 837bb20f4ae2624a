"""What a brief is about by all of its words: a second opinion on the use case, fitted to labelled briefs."""

from __future__ import annotations

import re

from agents.intake.fitted.clues import clues, early
from agents.intake.fitted.model import model
from agents.intake.fitted.stems import stems
from agents.intake.meaning.scene import Scene

NONE = "none"
_WORD = re.compile(r"[\w'-]+")


def signs(scene: Scene) -> dict[str, int]:
    """Every word by its stem, near the beginning also as `<word`, and every clue, each with its first offset."""
    document, found = scene.document, dict[str, int]()
    for word, start in stems(document.low, 0, len(document.low)):
        found.setdefault(word, start)
    top = early(document)
    found |= {f"<{word}": start for word, start in found.items() if start < top}
    return found | clues(scene)


def opinion(scene: Scene) -> dict[str, float]:
    """The log-probability of each use case, and of `none`."""
    return model("use_cases").log_probabilities(signs(scene))


def because(scene: Scene, case: str, most: int = 3) -> tuple[int, int, str]:
    """Where the heaviest sign for a use case stands, [start, end), and the words of the heaviest signs, quoted."""
    places, brief = signs(scene), scene.document.brief
    carrying = model("use_cases").carrying(places, case)
    plain = [sign for sign in carrying if sign.isalpha()] or carrying  # words, where there are any
    heaviest = (_WORD.match(brief, places[sign]) for sign in plain)
    spans = list(dict.fromkeys(match.span() for match in heaviest if match))[:most]
    said = ", ".join(f"“{brief[start:end]}”" for start, end in spans)
    return (*(spans[0] if spans else (0, 0)), said)
