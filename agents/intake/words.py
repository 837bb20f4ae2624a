"""Cues of the lexicon as patterns, compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from agents.lexicon import FOLDER, load

__all__ = ["FOLDER", "alternation", "cue", "cues", "load", "spaced", "written"]
_LIST = re.compile(r"\{([a-z]\w*)\}")
_TIMES, _DIGIT = re.compile(r"\{\d*,?\d*\}"), re.compile(r"\d|\\[dSDW]|\[\^")


def alternation(names: Iterable[str]) -> str:
    """A regex that matches any of the literal names, longest first; their first letters are looked at before."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        by_first.setdefault(name[:1], []).append(name)
    return "|".join(_headed(first, group) for first, group in by_first.items())


def _headed(first: str, group: list[str]) -> str:
    rest = "|".join(re.escape(name[1:]).replace(r"\ ", " +") for name in group)
    return f"{re.escape(first)}(?:{rest})"


@cache
def cue(pattern: str) -> re.Pattern[str]:
    """A cue as a compiled pattern: whole words, case ignored, one space standing for any run of blanks."""
    return re.compile(rf"(?<![\w]){_lead(pattern)}(?:{spaced(pattern)})(?![\w])", re.I)


@cache
def cues(table: str, name: str) -> re.Pattern[str]:
    """The cues that a table of the lexicon has under a name, as one."""
    return cue("|".join(load(table)[name]))


def _lead(pattern: str) -> str:
    """What a cue never begins with, looked at first: blanks and brackets, and digits where it names none."""
    digits = "" if _DIGIT.search(_TIMES.sub("", pattern)) else r"\d"
    return rf"(?![\s()\[\]{{}}{digits}])"


def spaced(pattern: str) -> str:
    """The pattern with every space outside a character class matching blanks or a hyphen."""
    return re.sub(r"\\.|\[[^\]]*\]| ", lambda m: r"(?:[ \n]+|-)" if m.group() == " " else m.group(), pattern)


def written(frame: str, words: Mapping[str, Iterable[Any]]) -> str:
    """The frame with one of its words in the place of each `{list}`, of lists within lists too, spaces as in a cue.

    Raises KeyError for a list that is not among the words.
    """
    while _LIST.search(frame):
        frame = _LIST.sub(lambda name: f"(?:{'|'.join(map(str, words[name[1]]))})", frame)
    return spaced(frame)
