"""Names said of what people know, which say nothing about what is in use."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.meaning.polarity import label
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

_REACH, _SHORT = 80, 2
_ITEM = re.compile(r" ?(?:,|/|&|\+(?!\+)) ?(?:and )?| and ")


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a list of skills, its label, and what stands behind it."""
    table = load("skills")
    before = "|".join(shape.replace("{list}", table["list"]) for shape in table["before"])
    return re.compile(before), re.compile(table["label"]), re.compile(table["after"])


@cache
def _knowing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of knowing before a name, and behind it."""
    table = load("skills")
    return cue("|".join(table["knowing"])), re.compile(table["known_behind"])


def is_skill(document: Document, start: int) -> bool:
    """Whether the name stands in a list of what people know, which says nothing about what is in use."""
    sentence = document.sentence_at(start)
    asked = sentence.heading.lower() if sentence.heading.endswith("?") else ""
    labelled = _shapes()[1]
    if labelled.search(label(document, start)) or labelled.search(asked) or _is_bare(sentence):
        return True
    return is_named_of_people(document, start)


def is_named_of_people(document: Document, start: int) -> bool:
    """Whether the words beside the name say that somebody knows it: `two engineers (Ray)`, `good at Power BI`."""
    before, _, after = _shapes()
    left = _left(document, start)
    return bool(before.search(left) or after.match(document.low, start) or _is_bracketed(document, left, start))


def _is_bracketed(document: Document, left: str, start: int) -> bool:
    """`Ines (Terraform, platform engineer)`: beside what somebody is."""
    table = load("skills")
    behind = re.compile(table["bracket_behind"])
    return bool(re.search(table["bracket_before"], left) and behind.match(document.low, start))


def _is_bare(sentence: Sentence) -> bool:
    """`Python, SQL, Spark.`: a list without a verb or a label in which a language stands."""
    if ":" in sentence.text:
        return False
    said = _ITEM.split(sentence.text.strip(" .;-*•").lower())
    return len(said) > 1 and all(len(item.split()) <= _SHORT for item in said) and bool({*said} & _languages())


@cache
def _languages() -> frozenset[str]:
    return frozenset(load("skills")["languages"])


def is_known(document: Document, start: int) -> bool:
    """Whether people are said to know the tool; that it is in use says nothing of them."""
    before, behind = _knowing()
    if is_skill(document, start) or before.search(_left(document, start)):
        return True
    return bool(behind.match(document.low, start, document.sentence_at(start).end))


def is_strange(document: Document, start: int) -> bool:
    """Whether it is said of a name that nobody knows it, or that something of somebody else is written in it."""
    left = _left(document, start)
    return any(re.search(load("skills")[name], left) for name in ("strange", "of_a_thing"))


def _left(document: Document, start: int) -> str:
    return document.low[max(document.sentence_at(start).start, start - _REACH) : start]
