"""Recordings told by their length: `1,100 hours of calls a day` are so many calls of the usual length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document
from core.constraints import Source

FIELD = "throughput.docs_per_day"
HOUR, MINUTE = 3600.0, 60.0
USUAL_S = 8 * MINUTE  # a call of the workload's usual 8 MB, at 16 kB a second
_RECORDED = re.compile(
    r" ?(?:of )?(?:[\w-]+ ){0,3}?(?:calls?|audio|recordings?|speech|conversations?|phone talks?|interviews?)\b"
    r"[^.;\n]{0,40}?\b(?:per|an?|each|every) (?P<period>day|night|week|month)\b"
)
_HOURS = re.compile(r".*?(?:hours?|hrs?|h)")
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "month": 30.4}
_EACH = re.compile(r" (?:each|apiece|long|on average|in the mean|(?:per|an?) (?:call|recording|talk|interview))\b")
_MEAN = re.compile(r"(?:mean|average|avg|typical\w*|usual\w*|lasts?|length)[^.;\n]{0,24}$")


def read(document: Document, amounts: list[Quantity], found: Iterable[Mention]) -> Iterator[Mention]:
    """At most one load, inferred; none where as many recordings as hours are counted themselves."""
    counted = [m.value for m in found if m.field == FIELD]
    for quantity in amounts:
        match = _RECORDED.match(document.low, quantity.end) if _is_hours(document, quantity) else None
        if match is None:
            continue
        hours = quantity.value / HOUR / _DAYS[match["period"]]
        if max(counted, default=0.0) < hours:
            each = _each(document, amounts)
            usual = ", as usual" if each == USUAL_S else ""
            because = f"{hours:,.4g} hours a day of {each / MINUTE:g} minutes each{usual}"
            calls = round(hours * HOUR / each, 6)
            yield Mention(FIELD, calls, quantity.start, match.end(), "documents/day", Source.INFERRED, 0.7, because)
            return


def _is_hours(document: Document, quantity: Quantity) -> bool:
    return quantity.kind == "duration" and bool(_HOURS.fullmatch(document.low, quantity.start, quantity.end))


def _each(document: Document, amounts: list[Quantity]) -> float:
    """Seconds of a recording: what is called their mean or length, else the usual."""
    told = (q.value for q in amounts if q.kind == "duration" and MINUTE <= q.value <= HOUR and _is_mean(document, q))
    return next(told, USUAL_S)


def _is_mean(document: Document, quantity: Quantity) -> bool:
    before = _MEAN.search(document.low, max(0, quantity.start - 40), quantity.start)
    return bool(before or _EACH.match(document.low, quantity.end))
