"""What a brief is about by all of its words: a second opinion on the use case, fitted to labelled briefs."""

from __future__ import annotations

import re

from agents.intake.fitted import kin
from agents.intake.fitted.clues import clues, early
from agents.intake.fitted.model import Features, Spread, model
from agents.intake.fitted.pieces import pieces
from agents.intake.fitted.stems import stems
from agents.intake.meaning.scene import Scene

NONE = "none"
SIGNS, PIECES, KIN = 3.0, 5.0, 2.0  # lengths: what words, pieces of words and the kin of words say beside each other
_WORD = re.compile(r"[\w'-]+")
_TELLING = 4  # letters: shorter words carry, but tell nobody why


def signs(scene: Scene) -> dict[str, int]:
    """Every word by its stem, near the beginning also as `<word`, and every clue, each with its first offset."""
    document, found = scene.document, dict[str, int]()
    for word, start in stems(document.low, 0, len(document.low)):
        found.setdefault(word, start)
    top = early(document)
    found |= {f"<{word}": start for word, start in found.items() if start < top}
    return found | clues(scene)


def features(scene: Scene) -> Features:
    """What the words, their pieces and their kin show of a brief."""
    document = scene.document
    low, top = document.low, early(document)
    told = Spread(frozenset(signs(scene)), SIGNS), Spread(frozenset(pieces(low, top)), PIECES)
    return Features(measures=kin.mean(kin.words(low, top), "~", KIN), spreads=told)


def opinion(scene: Scene) -> dict[str, float]:
    """The log-probability of each use case, and of `none`."""
    return model("use_cases").log_probabilities(features(scene))


def because(scene: Scene, case: str, most: int = 3) -> tuple[int, int, str]:
    """Where the heaviest word for a use case stands, [start, end), and the heaviest words, quoted."""
    brief, places = scene.document.brief, signs(scene) | pieces(scene.document.low, early(scene.document))
    starts = dict.fromkeys(places[sign] for sign in model("use_cases").carrying(places, case))
    matches = (_WORD.match(brief, start) for start in starts)
    spans = [match.span() for match in matches if match and len(match.group()) >= _TELLING][:most]
    said = ", ".join(f"“{brief[start:end]}”" for start, end in spans)
    return (*(spans[0] if spans else (0, 0)), said)
