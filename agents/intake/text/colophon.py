"""What a text says of itself (`Minutes of the meeting on`, `recorded with consent`): no part of the system to build."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.words import load, spaced


def blanked(text: str) -> str:
    """The text with blanks, as long, for what its first words say of how it came about."""
    for pattern in _patterns():
        text = pattern.sub(_blank, text[: _near()]) + text[_near() :]
    return text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def _near() -> int:
    return int(load("colophon")["near"])


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    table = load("colophon")
    names = {"begin": table["begin"]} | {name: "|".join(table[name]) for name in ("kind", "talk")}
    return tuple(_pattern(row, names) for row in table["patterns"])


def _pattern(row: str, names: dict[str, str]) -> re.Pattern[str]:
    for name, words in names.items():
        row = row.replace(f"{{{name}}}", words)
    return re.compile(spaced(row), re.I)
