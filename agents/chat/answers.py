"""The first topic that has something to say about a question, in a fixed order: the particular before the general."""

from __future__ import annotations

import re

from agents.chat.design import Design, Reply
from agents.chat.topic import topic, topics

COMPARED = re.compile(r"\b(?:make|get) (?:it|this) (?:more |less |much )?\w+|\bimprove\b", re.I)


def answer(said: str, design: Design) -> Reply | None:
    """None when the stored decisions say nothing about it. No figure is made up: all are stored or recomputed."""
    found = answered(said, design)
    return found[1] if found else None


def answered(said: str, design: Design) -> tuple[str, Reply] | None:
    """The topic's name beside its reply."""
    for one in topics():
        if one.cue.search(said) and (reply := one.answer(said, design)) is not None:
            return one.name, reply
    return None


def wishes_only_for_options(said: str) -> bool:
    """`make it cheaper`, `make it faster`: asks for ways out; it states no requirement by itself."""
    return bool(topic("cheaper").cue.search(said) or COMPARED.search(said))
