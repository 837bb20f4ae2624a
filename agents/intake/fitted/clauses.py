"""Which clauses tell what decides today, which quality is asked for and which is reached, by fitted weights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from agents.intake.clauses import Span, marks, own_words, touches
from agents.intake.fitted import sentences
from agents.intake.fitted.figures import WHOLE
from agents.intake.fitted.model import Features, model
from agents.intake.fitted.pieces import pieces
from agents.intake.mention import Mention
from agents.intake.readers import quotes
from agents.intake.targets import REACHED, TODAY, WANTED
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

NAME = "clauses"
FIELDS = {"today": TODAY, "target": WANTED, "reached": REACHED}
MOST, LONGEST = 250, 240  # clauses weighed of one brief, characters of one
WHY = "by the words of this clause, as in most briefs"
_SIGNS = ("measures", "shares", "ratios", "aims", "goals", "present", "tells", "other", "elsewhere", "sets_off")
_CAPTION = re.compile(r"(?P<heading>[^:]{2,40}): +(?=\S)")


class Said(NamedTuple):
    """What a clause most likely tells of all that is no `none`, and how likely it is."""

    field: str
    chance: float
    clause: Sentence

    @property
    def span(self) -> Span:
        return self.clause.start, self.clause.end


def settle(document: Document, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, with clauses of fields nobody told; what a reader took whole is told apart where both are in it.

    A few sentences are left as they were read: the weights know whole briefs.
    """
    if len(document.sentences) < WHOLE:
        return list(found)
    said = [likeliest(one) for one in [*cut(document)][:MOST]]
    apart = _once([kept for mention in found for kept in _apart(document, mention, found, said)])
    return [*apart, *_untold(document, apart, said)]


def _once(found: Sequence[Mention]) -> list[Mention]:
    """Without clauses of quality that are told within another one of their field."""
    spans = {field: [(m.start, m.end) for m in found if m.field == field] for field in (WANTED, REACHED)}
    return [m for m in found if not any(_is_part((m.start, m.end), other) for other in spans.get(m.field, ()))]


def _apart(document: Document, mention: Mention, found: Sequence[Mention], said: Sequence[Said]) -> Iterator[Mention]:
    """`it is 31 % today and we want 24 %`, read as one, is what is reached and what is asked for."""
    if mention.field not in (WANTED, REACHED):
        yield mention
        return
    known = [
        m for m in found if m.field in (WANTED, REACHED) and _is_part((m.start, m.end), (mention.start, mention.end))
    ]
    sure = [one for one in said if one.chance >= load(NAME)["sure"][one.field] and _is_within(one.span, mention)]
    free = [one for one in sure if not touches(one.span, [(m.start, m.end) for m in known])]
    inside = [one for one in free if one.field != TODAY and not any(_is_part(other.span, one.span) for other in free)]
    both = {WANTED, REACHED} <= {*(one.field for one in inside), *(m.field for m in known)}
    yield from (_mention(document, one) for one in inside) if inside and both else [mention]


def _is_within(span: Span, mention: Mention) -> bool:
    return span[0] < mention.end and mention.start < span[1]


def _untold(document: Document, found: Sequence[Mention], said: Sequence[Said]) -> Iterator[Mention]:
    told = {mention.field for mention in found}
    for field, sure in load(NAME)["sure"].items():
        if field not in told:
            taken = own_words(m for m in found if m.field in _counted(field))
            heard = [one for one in said if one.field == field and one.chance >= sure and not touches(one.span, taken)]
            whole = [one for one in heard if not any(_is_part(one.span, other.span) for other in heard)]
            whole.sort(key=lambda one: -one.chance)
            yield from (_mention(document, one) for one in (whole[:1] if field == TODAY else whole))


def _is_part(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _counted(field: str) -> list[str]:
    """The fields whose words say nothing of what decides today; of quality figures those that are quoted already."""
    return list(quotes.row(TODAY)["counted"]) if field == TODAY else [WANTED, REACHED]


def _mention(document: Document, said: Said) -> Mention:
    start, end = quotes.quotable(document, *said.span)
    quote = " ".join(document.brief[start:end].split())
    return Mention(said.field, quote, start, end, None, Source.INFERRED, round(0.8 * said.chance, 2), WHY)


def cut(document: Document) -> Iterator[Sentence]:
    """The clauses of all sentences but questions, each with the words it stands under; wholes before their parts."""
    for sentence in document.sentences:
        if sentence.text.rstrip().endswith("?"):
            continue
        heading = sentence.heading
        for start, end in _parts(sentence.text):
            text = sentence.text[start:end]
            if text.rstrip().endswith(":"):
                heading = text.strip(" :-*\n")
            elif len(text) <= LONGEST and len(text.split()) >= load(NAME)["fewest"]:
                yield Sentence(sentence.start + start, sentence.start + end, text, heading)


def _parts(text: str) -> Iterator[Span]:
    for begin, close in quotes.cut(text):
        for start, end in _between(text, begin, close, "breaks"):
            yield start, end
            parts = _between(text, start, end, "joints")
            yield from parts if len(parts) > 1 else ()


def _between(text: str, start: int, end: int, name: str) -> list[Span]:
    """What stands before, between and behind the words of a row of the lexicon."""
    joints = [match.span() for match in _words(name).finditer(text, start + 1, end)]
    return [*zip([start, *(last for _, last in joints)], [*(first for first, _ in joints), end], strict=True)]


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load(NAME)[name])})", re.I)


def likeliest(clause: Sentence) -> Said:
    """What the clause most likely tells, if it tells anything."""
    chances = model(NAME).probabilities(features(clause))
    value = max(FIELDS, key=lambda name: chances[name])
    return Said(FIELDS[value], chances[value], clause)


def features(clause: Sentence) -> Features:
    """What any sentence shows, the pieces of its words, and the classes of words that speak of quality."""
    shown = sentences.features(clause)
    classes = {f"={name}" for name in _SIGNS if marks("quality", name).search(clause.text)}
    return Features(shown.signs.union(classes, pieces(clause.text.lower())), shown.measures)


def statement(words: str) -> Sentence:
    """A statement as a clause: `target: 80 %` stands under its caption."""
    caption = _CAPTION.match(words)
    rest = words[caption.end() :] if caption else words
    return Sentence(0, len(rest), rest, caption["heading"] if caption else "")
