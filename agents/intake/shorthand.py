"""Words as people shorten them: `pls`, `w/out`, `ppl`."""

from __future__ import annotations

import re

from agents.intake.words import load

SIGNS = r"w/o(?:ut)?\b|b/c\b|w/(?=[ \w])"  # shortened words that are more than letters, as a pattern


def whole(token: str) -> str:
    """The word a token in lower case stands for; itself where nothing is left out."""
    return str(load("shorthand").get(token, token))


def pattern(tokens: re.Pattern[str]) -> re.Pattern[str]:
    """The tokens, and before them the words shortened with a stroke."""
    return re.compile(rf"(?<![\w/])(?:{SIGNS})|{tokens.pattern}", tokens.flags)
