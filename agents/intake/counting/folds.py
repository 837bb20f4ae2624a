"""Factors in one word or sign: `threefold`, `twice`, `doubles`, `x 12`, `times twelve`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.intake.counting import figures
from agents.intake.counting.quantity import Quantity

_FOLDS = {"twofold": 2, "twice": 2, "doubl": 2, "threefold": 3, "tripl": 3, "fourfold": 4, "quadrupl": 4, "fivefold": 5,
          "sixfold": 6, "eightfold": 8, "tenfold": 10}  # fmt: skip
# `double the load`, and not `double charge`, `double-checked`
_AS_MUCH = r"(?= (?:that|the|it|this|our|what|as|of|on|in|at|during|when|then|and|to|every|its|their)\b|[.,;:)\n]|$)"
_FOLD = re.compile(
    r"\b(?:twofold|threefold|fourfold|fivefold|sixfold|eightfold|tenfold|twice|"
    rf"(?:double|triple|quadruple){_AS_MUCH}|(?:doubl|tripl|quadrupl)(?:es|ing))\b"
    r"(?!-| (?:an?|per|each|every|in an?) \w+)",
    re.I,
)
_TIMES_AS = re.compile(r"(?<![\w.])x ?(?P<times>\d{1,2})(?![\w.,]*\d)(?! ?[\w/]+/)(?=\s|[,.;)]|$)")
_TIMES_WORD = re.compile(  # `election night times twelve`
    r"(?<!\d )(?<!many )(?<!(?:six|ten|two) )\btimes (?P<word>two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"fifteen|twenty|\d{1,2})(?=[.,;)]|\s(?:on|at|in|during|when|that)\b|$)",
    re.I,
)


def read(text: str) -> Iterator[Quantity]:
    """Each such factor of the text, those with a sign first."""
    for match in _TIMES_AS.finditer(text):
        yield Quantity("factor", float(match.group("times")), match.start(), match.end())
    for match in _TIMES_WORD.finditer(text):
        word = match.group("word").lower()
        yield Quantity("factor", figures.WORDS.get(word) or float(word), match.start(), match.end())
    for match in _FOLD.finditer(text):
        word = match.group().lower()
        value = next(float(n) for stem, n in _FOLDS.items() if word.startswith(stem))
        yield Quantity("factor", value, match.start(), match.end())
