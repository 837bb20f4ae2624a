"""A product by its bare name: what it does in this design, or why it is not part of it."""

from __future__ import annotations

from agents.chat.design import Design, Reply
from agents.chat.names import patterns
from agents.chat.topics import why


def answer(said: str, design: Design) -> Reply | None:
    return why.answer(said, design) if patterns(said, design) else None
