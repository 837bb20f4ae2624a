"""How much more or less a question speaks of: “10×”, “double”, “half”, “20 % more”."""

from __future__ import annotations

import re

TIMES = re.compile(r"(\d+(?:\.\d+)?)\s*(?:x\b|×|-?\s?fold\b|times\b)|(?:\bx|×)\s*(\d+(?:\.\d+)?)", re.I)
WORDS = {
    r"\bhalf\b|\bhalv": 0.5,
    r"\bdoubl|\btwice\b|\btwo ?fold\b": 2.0,
    r"\btripl|\bthree(?: ?fold| times)\b": 3.0,
    r"\bquadrupl|\bfour(?: ?fold| times)\b": 4.0,
    r"\bfive(?: ?fold| times)\b": 5.0,
    r"\bten ?fold\b|\bten times\b": 10.0,
    r"\bhundred ?fold\b|\bhundred times\b": 100.0,
}
SHARE = r"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)"
MORE = re.compile(
    rf"{SHARE}\s*(?:more|higher|larger|bigger|extra|up\b|growth)|\b(?:rais|increas|grow|up)\w*\s+(?:\w+\s+){{0,3}}by\s+{SHARE}",
    re.I,
)
LESS = re.compile(
    rf"{SHARE}\s*(?:less|lower|fewer|smaller|down\b|cut\b)|\b(?:cut|drop|reduc|lower|shrink|fall)\w*\s+(?:\w+\s+){{0,3}}by\s+{SHARE}",
    re.I,
)


def factor(said: str) -> float | None:
    """What the present amount is multiplied by; None where no such words stand."""
    if found := TIMES.search(said):
        return float(found.group(1) or found.group(2))
    for words, value in WORDS.items():
        if re.search(words, said, re.I):
            return value
    if found := MORE.search(said):
        return 1 + _share(found)
    if found := LESS.search(said):
        return max(0.0, 1 - _share(found))
    return None


def _share(found: re.Match[str]) -> float:
    return float(next(group for group in found.groups() if group)) / 100
