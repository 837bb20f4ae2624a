"""Numbers, addresses and names leave a transcript before anybody reads it."""

from __future__ import annotations

import re

SPOKEN = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
# Longest patterns first: what one has replaced, the next no longer sees.
PATTERNS = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "[email]"),
    (re.compile(rf"\b{SPOKEN}(?:[\s,-]+{SPOKEN}){{3,}}\b", re.IGNORECASE), "[number]"),
    (re.compile(r"(?<!\w)\+?\d(?:[\s./-]?\d){3,}(?!\w)"), "[number]"),
    (re.compile(r"(?i:\b(my name is|this is|i am))\s+[A-Z]\w+(?:\s+[A-Z]\w+)?"), r"\1 [name]"),
)


def redact(text: str) -> str:
    """Four digits or more in a row, spoken or written, e-mail addresses and introduced names are replaced."""
    for pattern, replacement in PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def numbers_left(text: str) -> int:
    """Runs of four or more digits that are still there."""
    return sum(len(pattern.findall(text)) for pattern, name in PATTERNS if name == "[number]")
