"""The period a sum of money covers: beside it, in front of it, or behind it in its own part of the sentence."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.words import alternation, cues, load

_FAR, _LINE, _NEAR = 120, 60, 40


@cache
def shape(name: str) -> re.Pattern[str]:
    """A pattern of `money.yaml` with the words of its periods filled in."""
    table = load("money")
    parts = {kind: alternation(words) for kind, words in table["months"].items()}
    return re.compile(table[name].replace("{unit}", parts["unit"]).replace("{adverb}", parts["adverb"]), re.I)


def months(match: re.Match[str] | None) -> float | None:
    """The months that a period stands for; None without one."""
    if match is None:
        return None
    table, found = load("money")["months"], match.groupdict()
    if found.get("twelve"):
        return 12.0
    word = found.get("unit") or found.get("adverb") or found.get("plain")
    return float({**table["unit"], **table["adverb"]}[word.lower()]) if word else None


def before(text: str, begin: int, start: int, lead: list[str]) -> float | None:
    """The period said in front of a sum: `yearly`, `per month:`, `the bill at the end of the month must not pass`."""
    if lead:
        return _months_of(lead[-1])
    near = shape("leading").search(text, max(begin, start - _NEAR), start)
    if near:
        return months(near)
    left = re.split(r"\d|[;]", text[max(begin, start - _FAR) : start])[-1]
    if not cues("money", "running").search(left):
        return None
    said = list(shape("said").finditer(left))
    return months(said[-1]) if said else None


def behind(text: str, end: int, stop: int) -> float | None:
    """The period said behind a sum, in its own part: `50,000 is what they released per month`."""
    right = re.split(r"\d|[,;:(]", text[end : min(stop, end + _LINE)])[0]
    return months(shape("said").search(right))


def _months_of(word: str) -> float:
    """The months an adverb or a unit stands for."""
    table = load("money")["months"]
    return float({**table["unit"], **table["adverb"]}[word.lower()])
