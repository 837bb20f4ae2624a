"""Periods of a rate: `per day`, `each night`, `/h`, `daily`, and what each of a crowd does."""

from __future__ import annotations

import re
from functools import cache

from agents.intake.words import alternation, load

_INTERVAL = re.compile(r"\b(?:every|each|per|once (?:every|per|an?|each)) ?(?:full |single )?$")
_SEVERAL = re.compile(r"\s+(?:per|every) (\d{1,3}) (hour|day|week|month)s\b", re.I)


@cache
def _table() -> tuple[re.Pattern[str], dict[str, float], re.Pattern[str]]:
    table = load("units")
    names = {
        name: float(row["factor"]) for kind in ("period", "adverb") for row in table[kind] for name in row["names"]
    }
    period = alternation(name for row in table["period"] for name in row["names"])
    adverb = alternation(name for row in table["adverb"] for name in row["names"])
    usual = (
        "shift|trading|match|race|event|operating|production|any|given|"
        "single|normal|typical|average|usual|busy|calendar|school|working|ordinary|regular|"
        "flying|sailing|harvest|market|clinic|surgery|survey|field|dry"
    )
    tail = (
        rf"\s*(?:/ ?|p\. ?|(?:(?:once|twice) )?(?:per|an?|each|every|(?:on|in) (?:an?|each|every|any(?: one)?)|"
        rf"in one(?= second)|in the same(?= (?:second|minute)\b)|(?:within|during) any(?: one)?|"
        rf"in(?= 24)|by(?= day)|par|pro|por|al|à la|im)\s+(?:(?:{usual}) ){{0,2}})({period})(?![\w])"
        rf"|[ \n]+\(?({adverb})(?![\w])"
    )
    crowd = (
        "user|customer|person|session|device|sensor|camera|store|machine|line|"
        "employee|agent|driver|vehicle|turbine|pump|meter|player|shop|site"
    )
    each = re.compile(
        rf"\s*(?:per|each|a|/)\s*({crowd})s?(?![\w])(?: and ({period})\b)?|"
        rf"\s*(?:per|/)\s*(?!(?:{period})\b)([a-z-]+)(?: and ({period})\b|(?=,? (?:per|an?|each) (?:{period})\b))",
        re.I,
    )
    return re.compile(tail, re.I), names, each


def after(text: str, end: int) -> tuple[float | None, int]:
    """(seconds, end) of the period that follows `end` at once; (None, end) if none does."""
    tail, names, _ = _table()
    match = tail.match(text, end)
    if not match:
        return _several(text, end)
    name = re.sub(r"\s+", " ", (match.group(1) or match.group(2)).lower())
    return names[name], match.end()


def is_interval(low: str, start: int) -> bool:
    """`every 10 seconds`, `once per 5 minutes`: how often something happens, not how long it takes."""
    return bool(_INTERVAL.search(low, max(0, start - 16), start))


def _several(text: str, end: int) -> tuple[float | None, int]:
    """`per 30 days`, `per 12 hours`: several periods of a kind."""
    match = _SEVERAL.match(text, end)
    if not match:
        return None, end
    return float(match.group(1)) * seconds(match.group(2).lower()), match.end()


def sharer(text: str, end: int) -> tuple[str, float | None, int] | None:
    """(noun, seconds, end) of who a number is of: `per user`, `each sensor`, `per clerk and day`, `per clerk a day`."""
    match = _table()[2].match(text, end)
    if match is None:
        return None
    noun, period = match[1] or match[3], match[2] or match[4]
    per, stop = (seconds(period.lower()), match.end()) if period else after(text, match.end())
    return noun.lower(), per, match.end() if per is None else stop


def seconds(name: str) -> float:
    """The seconds of a period by its name or adverb (`day`, `nightly`)."""
    return _table()[1][name]


def named(text: str) -> float | None:
    """The seconds of the period named anywhere in the (lower case) text; the last one counts."""
    tail, names, _ = _table()
    found = [match.group(1) or match.group(2) for match in tail.finditer(" " + text)]
    adverbs = re.findall(r"^\W*(daily|hourly|weekly|monthly|yearly|nightly)\b", text)
    last = (found or adverbs or [None])[-1]
    return names[re.sub(r"\s+", " ", last.lower())] if last else None
