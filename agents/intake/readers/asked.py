"""What the system is to do, in the customer's words: the sentence of the brief that asks for it most plainly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from agents.intake.words import load
from core.constraints import Source

FIELD = "project.asked"
LONGEST = 200  # characters of a sentence that are quoted
LEAST = 4  # what a wish and a task weigh together
USE_CASE = 2  # of the sentence that the use case was found in
_SUBJECT = re.compile(r"\W*(?:subject|re|fwd?|betreff|objet|asunto|oggetto) ?:", re.I)
_BLANK = " \n,.;:-*•>\"'|#"


def read(document: Document, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """At most one mention: of equally plain sentences the first, cut behind a word where it is long.

    The subject of a mail stands back behind any sentence that asks.
    """
    cases = [mention.start for mention in mentions if mention.field == "project.domain"]
    asking = [sentence for sentence in document.sentences if _weight(sentence, cases) >= LEAST]
    best = max(asking, key=lambda one: (not _SUBJECT.match(one.text), _weight(one, cases)), default=None)
    if best is not None:
        start, end = _quoted(document.text, best)
        quote = " ".join(document.brief[start:end].split())
        yield Mention(FIELD, quote, start, end, None, Source.INFERRED, 0.8, "the brief says what it wants")


def _weight(sentence: Sentence, cases: list[int]) -> int:
    if sentence.text.rstrip().endswith("?"):
        return 0
    said = sum(weight for weight, words in _words() if words.search(sentence.text))
    return said + USE_CASE * any(sentence.start <= case < sentence.end for case in cases)


@cache
def _words() -> list[tuple[int, re.Pattern[str]]]:
    """What each group of words weighs; of some only where they begin the sentence, or what a colon announces."""
    return [(row["weight"], re.compile(_shape(row), re.I)) for row in load("asked")]


def _shape(row: dict[str, Any]) -> str:
    before = r"(?:^|: )[^\w]*" if row.get("begins") else r"(?<!\w)"
    return rf"{before}(?:{'|'.join(row['words'])})(?!\w)"


def _quoted(text: str, sentence: Sentence) -> tuple[int, int]:
    """Where the sentence begins and ends without what sets it off, and without what is too long."""
    end = sentence.end
    if end - sentence.start > LONGEST:
        end = text.rindex(" ", sentence.start, sentence.start + LONGEST)
    body = text[sentence.start : end]
    return sentence.start + len(body) - len(body.lstrip(_BLANK)), end - len(body) + len(body.rstrip(_BLANK))
