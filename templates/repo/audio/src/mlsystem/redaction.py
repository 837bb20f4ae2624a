"""Numbers, addresses and names leave a transcript before anybody reads it."""

from __future__ import annotations

import re

from mlsystem.spoken_numbers import BETWEEN, CODES, ONE, TWO

LONG, CODE = 4, 3
# Longest patterns first: what one has replaced, the next no longer sees.
PATTERNS = (
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "[email]"),
    (re.compile(r"(?i:\b(my name is|this is|i am))\s+[A-Z]\w+(?:\s+[A-Z]\w+)?"), r"\1 [name]"),
)


def _either(words: str) -> str:
    return "|".join(sorted(words.split(" "), key=len, reverse=True))


_TWO = _either(" ".join(TWO.values()))
_TOKEN = rf"(?<!\w)(?:\+?\d+|{_TWO}|{_either(' '.join(ONE.values()))})(?!\w)"
_BREAK = rf"(?:,?\s+|[./-])(?:(?:{_either(BETWEEN)})(?:,?\s+))*"
_CODES = "|".join(code.replace(" ", r"\s+") for code in CODES)
_RUN = rf"{_TOKEN}(?:{_BREAK}{_TOKEN})*"
RUN = re.compile(_RUN, re.IGNORECASE)
TOKEN, TENS = re.compile(_TOKEN, re.IGNORECASE), re.compile(_TWO, re.IGNORECASE)
AFTER_CODE = re.compile(rf"\b({_CODES})((?:\W+\w+){{0,4}}?\W+)({_RUN})", re.IGNORECASE)


def redact(text: str) -> str:
    """Replaces four digits or more in a row, spoken or written, words of hesitation between them or not; 3
    after the word for a card's code; e-mail addresses and introduced names."""
    text = AFTER_CODE.sub(lambda m: f"{m[1]}{m[2]}{_hidden(m[3], CODE)}", text)
    text = RUN.sub(lambda m: _hidden(m[0], LONG), text)
    for pattern, replacement in PATTERNS:
        text = pattern.sub(replacement, text)
    return text


def numbers_left(text: str) -> int:
    """Runs of four or more digits that are still there."""
    return sum(_digits(run[0]) >= LONG for run in RUN.finditer(text))


def read_out(words: list[str], redacted: str) -> bool:
    """Whether three words in a row of a number that people have marked are still to be read."""
    left = f" {' '.join(redacted.lower().split())} "
    return any(f" {' '.join(words[at : at + CODE]).lower()} " in left for at in range(len(words) - CODE + 1))


def _hidden(run: str, least: int) -> str:
    return "[number]" if _digits(run) >= least else run


def _digits(run: str) -> int:
    return sum(_size(token[0]) for token in TOKEN.finditer(run))


def _size(token: str) -> int:
    figures = sum(c.isdigit() for c in token)
    return figures or (2 if TENS.fullmatch(token) else 1)
