"""Whether two statements are both meant: each is told with force, and neither takes the other back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake import voices
from agents.intake.text import Document, Sentence
from agents.intake.twice.statements import Statement
from agents.intake.words import cue, load

REACH = 90  # characters in which a voice is named
LONGEST, MOST = 400, 40  # sentences that are looked at, and read by themselves
BEFORE, NEAR = 3, 2  # sentences that may name it, and characters between two of them
_LABEL = re.compile(r"[^:.;!?]{3,90}:(?=\s)")


def weighty(document: Document) -> list[Sentence]:
    """The sentences that are binding or begin another voice, the first of them; none where nothing is binding.

    Nothing has to be where papers disagree that both hold.
    """
    told = {one.text: one for one in reversed(document.sentences[:LONGEST])}.values()  # each wording once
    bound = [one for one in told if _is_binding(document, one)]
    if not bound and not voices.disagree(document):
        return []
    found = [one for one in told if one in bound or _is_another_voice(document, one)]
    return sorted(found, key=lambda one: one.start)[:MOST]


def both_meant(document: Document, one: Statement, other: Statement) -> bool:
    """Told in two sentences, none of them taken back: both are binding, or one is and another voice tells the other.

    Of papers that disagree and both hold, each may be no more than another voice.
    """
    first, second = document.sentence_at(one.start), document.sentence_at(other.start)
    if first == second or not both_stand(document, one, other):
        return False
    binding = [told.firm or _is_binding(document, said) for told, said in ((one, first), (other, second))]
    if voices.disagree(document):
        said = zip(binding, (first, second), strict=True)
        return all(bound or _is_another_voice(document, sentence) for bound, sentence in said)
    return all(binding) or (any(binding) and _is_another_voice(document, second))


def both_stand(document: Document, one: Statement, other: Statement) -> bool:
    """Whether neither is taken back, or said of another time or of a case."""
    return not any(_is_taken_back(document.sentence_at(said.start)) for said in (one, other))


def _is_binding(document: Document, sentence: Sentence) -> bool:
    return _words("force").search(_with_next(document, sentence)) is not None


def _is_taken_back(sentence: Sentence) -> bool:
    return _words("back").search(_words("stands").sub("", sentence.text)) is not None


def of_one_and_of_all(document: Document, one: Statement, other: Statement) -> bool:
    """`each gate sends two`, `all gates together send 900`."""
    said = [document.sentence_at(told.start).text for told in (one, other)]
    of_one = [bool(_words("single").search(text)) for text in said]
    of_all = [bool(_words("together").search(text)) for text in said]
    return any(of_one[i] and not of_all[i] and of_all[1 - i] and not of_one[1 - i] for i in (0, 1))


def _is_another_voice(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence, or one shortly before it, says who or what speaks now: `P.S. from the treasurer`."""
    return any(_opening(part.text.strip()) for part in _before(document, sentence))


def _before(document: Document, sentence: Sentence) -> Iterator[Sentence]:
    for _ in range(BEFORE):
        yield sentence
        if sentence.start < NEAR:
            return
        sentence = document.sentence_at(sentence.start - NEAR)


def _opening(text: str) -> bool:
    return _LABEL.match(text) is not None or _words("voice").search(text[:REACH]) is not None


def _with_next(document: Document, sentence: Sentence) -> str:
    """The sentence and the one behind it, where that is of the same paragraph."""
    behind = document.sentence_at(sentence.end + 1)
    goes_on = behind.start >= sentence.end and "\n\n" not in document.text[sentence.end : behind.start]
    return f"{sentence.text} {behind.text}" if goes_on else sentence.text


@cache
def _words(name: str) -> re.Pattern[str]:
    return cue("|".join(load("spoken/twice/weight")[name]))
