"""Codes in a question, such as part and clause numbers: they are found to the letter or not at all."""

from __future__ import annotations

import re

# Letters, digits and . / - _ with a digit among them, three signs or more: 4417-B, 7.4.2b, E-102, ISO9001.
CODE = re.compile(r"(?<![\w./-])(?=[\w./-]*\d)\w[\w./-]*\w(?![\w-])")
LEAST = 3


def codes(text: str) -> set[str]:
    """The codes of a text, case ignored; years and plain numbers of two digits are none."""
    found = {match.lower() for match in CODE.findall(text) if len(match) >= LEAST}
    return {code for code in found if not re.fullmatch(r"(?:19|20)\d\d", code)}


def share(wanted: set[str], text: str) -> float:
    """How many of the wanted codes stand in the text, between 0 and 1; 0 where none is wanted."""
    return len(wanted & codes(text)) / len(wanted) if wanted else 0.0
