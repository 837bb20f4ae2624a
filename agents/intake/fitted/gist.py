"""What a brief is about by all of its words: a second opinion on the use case, fitted to labelled briefs."""

from __future__ import annotations

import re

from agents.intake import text
from agents.intake.fitted import kin
from agents.intake.fitted.clues import clues, early
from agents.intake.fitted.model import Features, Spread, model
from agents.intake.fitted.pieces import pieces
from agents.intake.fitted.stems import stems
from agents.intake.meaning import terms
from agents.intake.meaning.scene import Scene
from agents.intake.text import Document

NONE = "none"
SIGNS, PIECES, KIN = 3.0, 5.0, 2.0  # lengths: what words, pieces of words and the kin of words say beside each other
SENTENCE, TELLING = 0.5, 3  # what the sentences that say most weigh beside the whole, and how many they are
WHOLE, SENTENCES = 4, 40  # sentences a brief needs for that, and of which it is read
FEWEST, LONGEST = 5, 1000  # the words a sentence needs to be read alone, and the characters it may have
UNSAID = -5.0  # the least a sentence can say of a use case
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
    """The log-odds of each use case, and of `none`: by the whole brief, and by the sentences that say most of any."""
    whole = model("use_cases").log_probabilities(features(scene))
    told = _telling(scene.document)
    return {case: odds + SENTENCE * _mean(case, told) for case, odds in whole.items()}


def _telling(document: Document) -> list[dict[str, float]]:
    """The log-probabilities by each of the few sentences, read alone, that speak most clearly for a use case.

    None of a brief of one or two, which the whole has said already.
    """
    if len(document.sentences) < WHOLE:
        return []
    alone = [
        model("use_cases").log_probabilities(features(Scene(one, terms.find(one))))
        for one in map(text.alone, document.sentences[:SENTENCES])
        if len(one.text) <= LONGEST and len(one.text.split()) >= FEWEST
    ]
    return sorted(alone, key=lambda chances: -max(v for case, v in chances.items() if case != NONE))[:TELLING]


def _mean(case: str, told: list[dict[str, float]]) -> float:
    return sum(max(chances[case], UNSAID) for chances in told) / len(told) if told else 0.0


def because(scene: Scene, case: str, most: int = 3) -> tuple[int, int, str]:
    """Where the heaviest word for a use case stands, [start, end), and the heaviest words, quoted."""
    brief, places = scene.document.brief, signs(scene) | pieces(scene.document.low, early(scene.document))
    starts = dict.fromkeys(places[sign] for sign in model("use_cases").carrying(places, case))
    matches = (_WORD.match(brief, start) for start in starts)
    spans = [match.span() for match in matches if match and len(match.group()) >= _TELLING][:most]
    said = ", ".join(f"“{brief[start:end]}”" for start, end in spans)
    return (*(spans[0] if spans else (0, 0)), said)
