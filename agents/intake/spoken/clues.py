"""What a sentence has to hold, in whatever order, for a brief to say a thing; `lexicon/spoken/parties.yaml` has words.

A clue is a list of groups of words that stand in one sentence. A group that begins with `!` must not stand there, one
that begins with `-` is ruled out there (denied before it, refused behind it). A clue that begins with `+` looks at
the sentence and the one behind it together. Several clues under `any` say the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from agents.intake.meaning.polarity import is_later, stance
from agents.intake.spoken.verdict import ruled_out
from agents.intake.text import Document, Sentence
from agents.intake.words import load, written

WIDE, ABSENT, DENIED = "+", "!", "-"
_EVER = re.compile(r"\bnot (?:now|later)\b|\bnow,? (?:and|or|nor) (?:in (?:the )?future|later|ever|then)\b", re.I)


def told(document: Document, clue: Any) -> Iterator[Sentence]:
    """The sentences that say it as a demand on this system; nothing that is asked or put off until later."""
    for groups in clue["any"] if isinstance(clue, dict) else [clue]:
        for sentence, own, end in _told(document, [str(group) for group in groups]):
            if any(_is_meant(document, match) for match in _demands(document, own, sentence.start, end)):
                yield sentence


def worded(document: Document, groups: Iterable[str]) -> Iterator[Sentence]:
    """The sentences in which a clue stands, however it is meant; nothing that is asked or put off until later."""
    for sentence, _, _ in _told(document, [str(group) for group in groups]):
        yield sentence


def _told(document: Document, groups: list[str]) -> Iterator[tuple[Sentence, list[str], int]]:
    wide = groups[0] == WIDE
    groups = groups[1:] if wide else groups
    if not all(pattern(group).search(document.low) for group in groups if group[0] != ABSENT):
        return
    for sentence in document.sentences:
        end = _next(document, sentence).end if wide else sentence.end
        if sentence.text.rstrip().endswith("?") or _is_put_off(sentence):
            continue
        if all(_stands(document, group, sentence.start, end) for group in groups):
            yield sentence, groups, end


def _next(document: Document, sentence: Sentence) -> Sentence:
    return next((other for other in document.sentences if other.start >= sentence.end), sentence)


def _stands(document: Document, group: str, start: int, end: int) -> bool:
    matches = pattern(group).finditer(document.low, start, end)
    if group[0] == DENIED:
        return any(ruled_out(document, match) is not None for match in matches)
    return (next(matches, None) is None) is (group[0] == ABSENT)


def _demands(document: Document, groups: list[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """Where the words of the groups stand; one of them has to be a demand."""
    for group in groups:
        if group[0] != ABSENT:
            yield from pattern(group).finditer(document.low, start, end)


def _is_meant(document: Document, match: re.Match[str]) -> bool:
    """A demand on this system: no mere wish, nothing said of what there is today."""
    meant = stance(document, match.start(), match.end())
    return not meant.current and (meant.hard or not meant.soft)


def _is_put_off(sentence: Sentence) -> bool:
    """Out of scope for now; `not now, not later` is not."""
    return is_later(sentence, sentence.start) and not _EVER.search(sentence.text)


@cache
def pattern(group: str) -> re.Pattern[str]:
    """The words of a group, without its mark; `{word}` is a list of `parties.yaml`."""
    return re.compile(rf"(?<!\w)(?:{written(group.lstrip(ABSENT + DENIED + ' '), load('spoken/parties'))})(?!\w)")
