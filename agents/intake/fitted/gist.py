"""What a brief is about by all of its words: a second opinion on the use case, fitted to labelled briefs."""

from __future__ import annotations

import re
from operator import mul

from agents.intake.fitted import kin
from agents.intake.fitted.clues import clues, early
from agents.intake.fitted.model import model
from agents.intake.fitted.stems import stems
from agents.intake.meaning.scene import Scene
from agents.intake.text import Document

NONE = "none"
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


def measures(document: Document) -> dict[str, float]:
    """Where all words and those near the beginning point by their kin."""
    whole, top = kin.words(document.low), kin.words(document.low, early(document))
    return kin.mean(whole, "~") | kin.mean(top, "<~")


def opinion(scene: Scene) -> dict[str, float]:
    """The log-probability of each use case, and of `none`."""
    return model("use_cases").log_probabilities(signs(scene), measures(scene.document))


def because(scene: Scene, case: str, most: int = 3) -> tuple[int, int, str]:
    """Where the heaviest word for a use case stands, [start, end), and the heaviest words, quoted."""
    places, brief = signs(scene), scene.document.brief
    carrying = model("use_cases").carrying(places, case)
    heaviest = [places[sign] for sign in carrying if sign.isalpha() and len(sign) >= _TELLING]
    matches = [_WORD.match(brief, start) for start in heaviest or _nearest(scene.document, case)]
    spans = list(dict.fromkeys(match.span() for match in matches if match))[:most]
    said = ", ".join(f"“{brief[start:end]}”" for start, end in spans)
    return (*(spans[0] if spans else (0, 0)), said)


def _nearest(document: Document, case: str) -> list[int]:
    """Where the words stand whose kin speak for a use case, the clearest first."""
    rows = [model("use_cases").weights.get(f"~{i}", {}).get(case, 0.0) for i in range(kin.DIMENSIONS)]
    found = kin.words(document.low)
    says = {word: sum(map(mul, kin.vector(word), rows)) for word in found}
    return [found[word] for word in sorted(says, key=lambda w: (-says[w], w)) if says[word] > 0]
