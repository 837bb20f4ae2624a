"""The first topic that has something to say about a question, in a fixed order."""

from __future__ import annotations

from agents.chat.design import Design, Reply
from agents.chat.topics import cheaper, growth, price, rules, why, why_not

TOPICS = (rules.TOPIC, growth.TOPIC, cheaper.TOPIC, why_not.TOPIC, price.TOPIC, why.TOPIC)


def answer(said: str, design: Design) -> Reply | None:
    """None when the stored decisions say nothing about it. No figure is made up: all are stored or recomputed."""
    for topic in TOPICS:
        if topic.cue.search(said) and (reply := topic.answer(said, design)) is not None:
            return reply
    return None


def wishes_only_for_options(said: str) -> bool:
    """`make it cheaper` asks for ways out; it states no requirement by itself."""
    return bool(cheaper.TOPIC.cue.search(said))
