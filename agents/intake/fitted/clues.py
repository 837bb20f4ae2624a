"""What the lexicon sees in a document, as signs: concepts, and names, frames and hints of use cases; early or late."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.meaning.cases import Case, cases, filled, kinds
from agents.intake.meaning.scene import Scene
from agents.intake.text import Document
from agents.intake.words import load

VOCABULARIES = ("things", "actions", "signs")
_TOP, _SHARE = 250, 0.4  # characters, and the share of a longer text, in which a brief says what it is after


def early(document: Document) -> int:
    """The offset up to which a brief is at its beginning."""
    return max(_TOP, int(len(document.text) * _SHARE))


def clues(scene: Scene) -> dict[str, int]:
    """Every clue with the offset of its first place: `@concept`, `<@concept` near the beginning, `=case.named`."""
    found: dict[str, int] = {}
    for name in VOCABULARIES:
        for concept in load(f"vocabulary/{name}"):
            if seen := scene.found.get(concept):
                found[f"@{concept}"] = seen[0].start
    for case in cases():
        found.update(_of_case(scene, case))
    top = early(scene.document)
    return found | {f"<{sign}": start for sign, start in found.items() if start < top}


def _of_case(scene: Scene, case: Case) -> Iterator[tuple[str, int]]:
    for part in ("named", "hints"):
        if meant := scene.of(f"{case.name}.{part}"):
            yield f"={case.name}.{part}", meant[0].start
            if len(kinds(scene, meant)) > 1:
                yield f"={case.name}.{part}_again", meant[0].start
    if frames := filled(scene, case):
        yield f"={case.name}.framed", min(term.start for _, term in frames)
