"""How long a recording is, and recordings told by their length: `1,100 hours of calls a day` are so many calls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.text import Document
from core.constraints import Source
from templates.workload.profiles import table

FIELD, LENGTH = "throughput.docs_per_day", "data.recording_s"
HOUR, MINUTE = 3600.0, 60.0
LEAST_S, MOST_S = 5.0, 3 * HOUR
USUAL_S = float(table()["recorded"]["usual_s"])  # what a design is sized for where no length is told
_RECORDED = re.compile(
    r" ?(?:of )?(?:[\w-]+ ){0,3}?(?:calls?|audio|recordings?|speech|conversations?|phone talks?|interviews?|"
    r"programmes?|broadcasts?|hearings?|sittings?|debates?|lectures?|shows|sermons|podcasts?|dictations?|meetings|tapes?)\b"
    r"[^.;\n]{0,40}?\b(?:per|an?|each|every) (?P<period>day|night|week|month)\b"
)
_HOURS = re.compile(r".*?(?:hours?|hrs?|h)")
_DAYS = {"day": 1.0, "night": 1.0, "week": 7.0, "month": 30.4}
_EACH = re.compile(
    r" (?:each|apiece|long|on average|in the mean|(?:per|an?) (?:call|recording|talk|interview|note))\b|"
    r"[- ](?:calls?|recordings?|interviews?|talks?|conversations?|memos?|episodes?|hearings?)\b"
)
_ABOUT = r"(?:for )?(?:about |around |some |roughly |only )?"
_MEAN = re.compile(
    r"(?:mean|average|avg|typical\w*|usual\w*|lasts?|lasting|length)[^.;\n\d]{0,24}$|"
    r"\b(?:calls?|recordings?|interviews?|notes?|memos?|episodes?|messages?)(?: (?:per|an?|each|every) \w+)? "
    rf"(?:of|are|is|takes?) {_ABOUT}$|\b(?:talks?|speaks?|dictates?) {_ABOUT}$"
)
_AND = re.compile(r",? ?\(?(?:or|that is|that's|i\.e\.|in)?,? ?(?:about|around|some|roughly|nearly|over|~)? ?")


def read(document: Document, amounts: list[Quantity], found: Iterable[Mention]) -> Iterator[Mention]:
    """How long a recording is, told or worked out, and the load where the hours of all of them tell it."""
    each = next((q for q in amounts if _is_length(document, q)), None)
    if each is not None:
        yield Mention(LENGTH, each.value, each.start, each.end, "s")
    hours = next(_hours_a_day(document, amounts), None)
    if hours is None:
        return
    told = max((m.value for m in found if m.field == FIELD), default=0.0)
    calls = told or _beside(document, amounts, hours)
    if calls < hours.value:
        yield _load(hours, each.value if each else USUAL_S)
    elif each is None:
        because = f"{hours.value:,.4g} hours a day over {calls:,.6g} recordings"
        length = round(hours.value * HOUR / calls, 3)
        if not told:
            yield Mention(FIELD, calls, hours.start, hours.end, "documents/day")
        yield Mention(LENGTH, length, hours.start, hours.end, "s", Source.INFERRED, 0.8, because)


def _beside(document: Document, amounts: list[Quantity], hours: Mention) -> float:
    """`600 hours of audio a day, about 6,000 calls`: as many in the same time."""
    behind = (
        q for q in amounts if q.kind == "count" and q.counts("document", "request", "item") and q.start >= hours.end
    )
    return next((q.value for q in behind if _AND.fullmatch(document.low, hours.end, q.start)), 0.0)


def _load(hours: Mention, each: float) -> Mention:
    """As many recordings as the hours hold; none where as many as hours are counted themselves."""
    usual = ", as usual" if each == USUAL_S else ""
    because = f"{hours.value:,.4g} hours a day of {each / MINUTE:g} minutes each{usual}"
    calls = round(hours.value * HOUR / each, 6)
    return Mention(FIELD, calls, hours.start, hours.end, "documents/day", Source.INFERRED, 0.7, because)


def _hours_a_day(document: Document, amounts: list[Quantity]) -> Iterator[Mention]:
    for quantity in amounts:
        match = _RECORDED.match(document.low, quantity.end) if _is_hours(document, quantity) else None
        if match is not None:
            yield Mention(FIELD, quantity.value / HOUR / _DAYS[match["period"]], quantity.start, match.end())


def _is_hours(document: Document, quantity: Quantity) -> bool:
    return quantity.kind == "duration" and bool(_HOURS.fullmatch(document.low, quantity.start, quantity.end))


def _is_length(document: Document, quantity: Quantity) -> bool:
    """What is called the mean or the length of recordings."""
    if quantity.kind != "duration" or not LEAST_S <= quantity.value <= MOST_S:
        return False
    before = _MEAN.search(document.low, max(0, quantity.start - 40), quantity.start)
    return bool(before or _EACH.match(document.low, quantity.end))
