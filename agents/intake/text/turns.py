"""Turns of a conversation: a line that begins with who speaks, and maybe when, is a line of its own."""

from __future__ import annotations

import re
from collections import Counter

_TURN = re.compile(
    r"^[ ]*(?:\[?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]m)?\]?[ ,-]*)?"
    r"(?P<who>[^\W\d_][\w.]*(?: [^\W\d_]\w*)?)"
    r"(?:[ ]?:|[ ,]+[\[(]?\d{1,2}[:.]\d{2}(?: ?[ap]m)?[\])]?[ ]?:?)(?=[ ])",
    re.M,
)
_TWICE = 2


def itemised(text: str) -> str:
    """The text with a bullet, as long, for the name and time before each turn of a conversation of two or more."""
    parts, done = list[str](), 0
    for start, end in labels(text):
        parts += text[done:start], "-".ljust(end - start)
        done = end
    return "".join(parts) + text[done:]


def labels(text: str) -> list[tuple[int, int]]:
    """Where the name and time before each turn stand; none where fewer than two people talk with each other."""
    found = list(_TURN.finditer(text))
    said = Counter(match.group("who").lower() for match in found)
    speakers = {who for who, turns in said.items() if turns >= _TWICE}
    if len(speakers) < _TWICE:
        return []
    return [match.span() for match in found if match.group("who").lower() in speakers]
