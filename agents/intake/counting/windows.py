"""Hours of the day between which something happens: `between 10 and 16, up to 2 a second`. They count nothing."""

from __future__ import annotations

import re

_SPELT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR = rf"(?:[01]?\d|2[0-4]|{_SPELT}|noon|midnight)(?: ?h(?:rs?)?)?"
_SPAN = rf"{_HOUR}(?: ?(?:and|to|till|until|-) ?){_HOUR}(?: o'clock| ?uhr| ?h(?:rs?)?)?"
_LED = (
    r"\b(?:between|from|hours:?|open:?|busiest:?|rush:?|peak:?|(?:lunch(?:time)?|noon|mornings?|evenings?|nights?|afternoons?|"
    r"\w*days?),?) \(?"
)
# What is counted in them comes behind: a number with a quick period of its own, and no period before it.
_WORD = r"(?!(?:seconds?|minutes?|hours?|days?)\b)[a-z']+,? "
_UNIT = r"(?:seconds?|sec|minutes?|min|hours?)\b"
_QUICK = rf"(?:/ ?(?:s|h|{_UNIT})|(?:a|an|per|each|every|in a|in the same|in one) {_UNIT}|[rqt]ps\b)"
_RATE = rf"~?(?:\d[\d.,]*k?|{_SPELT}) ?(?:[a-z]+ ){{0,2}}?{_QUICK}"
_AHEAD = re.compile(rf"{_LED}(?P<hours>{_SPAN})(?=\)?[,:]? (?:{_WORD}){{0,6}}{_RATE})", re.I)
# Or it has come before, and the clause ends with the hours.
_BEHIND = re.compile(
    rf"{_QUICK},? (?:[a-z]+ ){{0,2}}(?:between|from) (?P<hours>{_SPAN})(?= ?[.,;)]|$)|"
    rf"{_QUICK}[^.;\d]{{0,40}}[,;] (?:and |but )?(?:between|from) (?P<next>{_SPAN})(?= (?:{_WORD}){{0,3}}~?\d)|"
    rf"{_QUICK}[^.;]{{0,60}}\d (?:between|from) (?P<late>{_SPAN})(?= ?[.,;)]|$)",
    re.I,
)


def spans(text: str) -> list[tuple[int, int]]:
    """Where such hours stand, [start, end) each, in no order."""
    ahead = [match.span("hours") for match in _AHEAD.finditer(text)]
    behind = [match.span(match.lastgroup or 0) for match in _BEHIND.finditer(text)]
    return [*ahead, *behind]
