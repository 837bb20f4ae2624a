"""Requests in the form of a question: `Could you set it up on AWS?` asks for it, `Budget: 3k a month?` proposes it."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.words import load, spaced


def plain(text: str) -> str:
    """The text with a full stop for the question mark of each such sentence, so that offsets stay."""
    return _question().sub(
        lambda asked: asked.group() if _open().search(asked.group()) else asked.group()[:-1] + ".", text
    )


@cache
def _question() -> re.Pattern[str]:
    begin, within = (spaced("|".join(load("courtesy")[name])) for name in ("requests", "proposals"))
    asked = rf"(?:{begin})\b[^.?\n]{{3,200}}|[^.?\n]{{0,40}}(?:{within})(?:[^.?\n]|\.(?=\S)){{0,40}}"
    return re.compile(rf"(?:(?<=[.!?:;\n] )|(?<=\n)|(?<![\s\S]))(?:{asked})\?", re.I)


@cache
def _open() -> re.Pattern[str]:
    """What leaves it open all the same: a choice, or advice that is asked for."""
    return re.compile(rf"\b(?:{spaced('|'.join(load('courtesy')['open']))})\b", re.I)
