"""Edits of a document whose characters stay traceable to the brief."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agents.intake.mention import Mention
from agents.intake.text import Document, sentences


@dataclass(frozen=True)
class Edit:
    """`text` stands for [start, end) of the document; where both are one it is put in."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Written:
    """A document and, of each of its characters, the place in the brief; no places where nothing was edited."""

    document: Document
    places: tuple[int, ...] = ()

    def placed(self, mention: Mention) -> Mention:
        """The mention where the brief as sent says it."""
        if not self.places:
            return mention
        start, last = self.places[mention.start], self.places[max(mention.start, mention.end - 1)]
        return replace(mention, start=start, end=max(last, start) + 1)


def written(before: Written, edits: list[Edit]) -> Written:
    """The document with the edits, which are in order and apart; what is put in stands for the character before."""
    if not edits:
        return before
    brief, text, places = list[str](), list[str](), list[int]()
    known = before.places or range(len(before.document.text))
    done = 0
    for edit in [*edits, Edit(len(known), len(known), "")]:
        brief += before.document.brief[done : edit.start], edit.text
        text += before.document.text[done : edit.start], edit.text
        places += known[done : edit.start]
        place = known[max(0, min(edit.start, len(known) - 1) - (edit.start == edit.end))]
        places += [place] * len(edit.text)
        done = edit.end
    plain = "".join(text)
    return Written(Document("".join(brief), plain, tuple(sentences(plain))), tuple(places))
