"""Words of sending, and numbers of what is sent: `gates send an event per car, about 1.1 million a day`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from agents.intake.counting import nouns
from agents.intake.counting.quantity import Quantity
from agents.intake.inflection import verb_forms
from agents.intake.text import Document, Sentence
from agents.intake.words import alternation

_VERBS = (
    "send", "report", "emit", "transmit", "deliver", "measure", "publish", "post", "push", "produce", "record", "log",
    "take", "make", "give", "yield", "provide", "speak", "sample", "ping", "stream", "upload", "update", "refresh",
    "poll", "write", "generate",
)  # fmt: skip


@cache
def sends() -> str:
    """Every form of the verbs, as a pattern."""
    return f"(?:{alternation(form for verb in _VERBS for form in verb_forms(verb))})"


def of_messages(document: Document, sentence: Sentence, q: Quantity) -> Quantity:
    """A rate of nothing named, behind a clause that says that messages are sent, is theirs."""
    if q.kind != "rate" or q.nouns or q.each:
        return q
    sent = _clause().search(document.low, sentence.start, q.start)
    return replace(q, nouns=("event",), word="events") if sent and sent.end() == q.start else q


@cache
def _clause() -> re.Pattern[str]:
    """A message that is sent, and no other number between it and the next."""
    messages = alternation(word for word, kinds in nouns.known().items() if "event" in kinds)
    return re.compile(rf"\b{sends()} (?:us |me )?(?:an?|one|every|each|their|its) (?:{messages})\b[^.;:\d]{{0,70}}$")
