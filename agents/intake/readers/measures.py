"""Durations, sizes, percentages, factors and rates: each goes to the field whose cue stands nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from agents.intake.counting import durations, periods
from agents.intake.counting.assignment import Cue, assign
from agents.intake.counting.beside import is_beside
from agents.intake.counting.quantity import Quantity
from agents.intake.counting.spans import within
from agents.intake.meaning.polarity import Stance, is_replaced, stance
from agents.intake.mention import Mention
from agents.intake.readers import availability, changes, retention, sizes
from agents.intake.text import Document, Sentence
from agents.intake.words import cues

DAY, MONTH = 86_400.0, 2_628_000.0
SCALE = {
    "ms": 1000.0,
    "s": 1.0,
    "min": 1 / 60,
    "h": 1 / 3600,
    "months": 1 / MONTH,
    "days": 1 / DAY,
    "KB": 1e6,
    "GB": 1.0,
}
KINDS = ("duration", "bytes", "percent", "factor")
_KEPT, _OURS = "retention_days", ("latency.", "availability_slo", "rto_min", "rpo_min", "freshness_s")
_PROMISED = 99.0
_LONG_UNITS = ("y", "yr", "yrs", "year", "years", "d", "days", "months")
_OF_MANY = re.compile(  # `per machine x 20 machines`, `4x L40S`, `2 x A100`
    r" [a-z-]+s\b| ?(?:nvidia |amd |tesla |rtx |geforce )*[a-z]{1,3}\d{2,4}[a-z]{0,2}\b|"
    r" ?(?:gpu|cpu|v?core|nvidia|rtx)\b"
)
_BUSY, _STEEP = 1.2, 60  # times the average
_RATE = re.compile(r"\d[\d.,]*k? ?(?:\w+ ){0,3}?(?:\w*/ ?|per |a )(?:s|sec|second|min|minute)\b|\d ?(?:rps|qps|tps)\b")
_WINDOWS = re.compile(r"\((?:(?:over|in|of|for) )?(?:the )?(?:last|past|previous)\b[^()]*$")
_LISTED = re.compile(r"(?:,? ?(?:and |or |to )?(?:the |an? )?|/)")
_TARGET = re.compile(
    r"\b(?:targets?|goals?|aim|wanted|we (?:want|need)|"
    r"(?:should|must|has to|needs to) (?:be|become|get|come|go|drop|fall)(?: down)?(?: to)?)"
    r"[ :=]*(?:is |of |at |for )?(?:under |below |within |at most |<)?$"
)
_EQUAL = re.compile(r" ?\(?(?:=|i\.e\.,?) ?")
_SIDE, _HOUR = 60, 3600.0
_SURE, _CLEAR, _CONTESTED, _KEPT_ONCE = 1.0, 1.5, 1.0, 2.0
_SPOKEN = 2.3  # the weight of a cue that leaves no doubt
_LOAD = re.compile(
    r"\d[\d.,]*k? (?:\w+ ){0,2}?(?:\w+ ?(?:/ ?|per |a )(?:day|d|hour|h|min|s|sec|second|week)\b)|\d ?/ ?(?:day|d|h|s)\b"
)
_ITEM = re.compile(
    r"[,;|] ?(?:(?:back|ready|done|out|answer|result|response)s? (?:in |within )|in |within |max\.? |<|under )?\Z"
)
_ITEM_END = re.compile(r"(?: (?:max\.?|at most|p95|tops))? ?(?:[,;|.)]|$)")
_LASTING = re.compile(
    r"\b(?:calls?|recordings?|clips?|videos?|episodes?|conversations?|interviews?|films?|meetings?|songs?)\b"
)
_LATENCY = "latency."
_NAMED = (_LATENCY, "availability_slo", "_share")
_REQUEST = re.compile(r"(?:can|could) (?:you|we|it|they|an?|the|this) ", re.I)  # `Can you flag them within a minute?`
_A_YEAR = re.compile(r"an? (?:year|month|quarter|week)(?! (?:of|and) |'s? worth)")  # `85,000 records a year`

_PERCENTILES = ("latency.p95_ms", "latency.p99_ms", "latency.p50_ms")
_CLAUSE = 90
_SAID_AGAIN = re.compile(
    r"\d[\d.,]*(?: ?(?:k|m|million|billion|thousand|lakh))? (?:rows|records|readings|events|documents|images|files)"
    r"(?: or|,? i\.e\.|,? that is| =) (?:about |some |roughly )?$"
)
# `the first token must be there within 40 ms at p95`: whichever percentile, it is the first word's time.
_FIRST = re.compile(r"\bfirst (?:tokens?|words?|syllables?|letters?|characters?)\b[^,;:.\d]*$")


def read(document: Document, quantities: list[Quantity]) -> Iterator[Mention]:
    """A mention for every measured quantity whose meaning a cue gives away."""
    for sentence in document.sentences:
        inside = within(quantities, sentence.start, sentence.end)
        for kind in KINDS:
            alike = [
                q for q in _once([q for q in inside if q.kind == kind], document) if not _is_bracketed(document, q)
            ]
            if alike:
                yield from _of_kind(document, sentence, kind, alike)
    yield from availability.unmarked(document)
    for match in cues("measures", "no_loss").finditer(document.text):
        yield Mention("rpo_min", 0.0, match.start(), match.end(), "min")


def _once(alike: list[Quantity], document: Document) -> list[Quantity]:
    """Without what is told once more in other units right behind it: `12 seasons = 6 years`."""
    again = {one for one, other in pairwise(alike) if _EQUAL.fullmatch(document.low, one.end, other.start)}
    return [q for q in alike if q not in again]


def _of_kind(document: Document, sentence: Sentence, kind: str, alike: list[Quantity]) -> Iterator[Mention]:
    assigned = _windows(document, assign(document, sentence, kind, _in_months(alike)))
    first = min((q.value for q, found in assigned if _is_first(found)), default=None)
    for quantity, found in assigned:
        meant = _meant(document, sentence, quantity)
        if not _is_beside(document, sentence, quantity, meant):
            yield from _read(document, sentence, quantity, found, meant, first)


def _is_beside(document: Document, sentence: Sentence, q: Quantity, meant: Stance) -> bool:
    """Whether the number says nothing of the system: asked about, put off, replaced, or beside the point."""
    asked = meant.question and not (_REQUEST.match(sentence.text.lstrip(" -*•")) and _is_bound(document, q))
    return (q.kind == "bytes" and is_beside(document, q)) or meant.later or asked or is_replaced(document, q.start)


def _read(
    document: Document, sentence: Sentence, q: Quantity, found: Cue | None, meant: Stance, first: float | None
) -> Iterator[Mention]:
    if q.kind == "duration" and retention.is_diary(document, sentence, q):
        yield _history(q)
        return
    if q.kind == "duration" and q.value >= DAY and (alone := retention.listed(document, sentence, q)):
        days = float(round(q.value / DAY))
        yield from (Mention(f"{_KEPT}.{name}", days, q.start, q.end, "days") for name in alone)
        return
    mention = _mention(document, sentence, q, found, meant)
    if mention is not None and mention.field == "payload_kb" and _are_all(document, sentence, q):
        mention = mention.but(field="data.volume_gb", value=q.value, unit="GB")
    if mention is not None and first is not None and _is_rest(found, q, first):
        mention = mention.but(field="latency.any_ms", value=round(q.value * 1000, 6), unit="ms")
    if mention is None or mention.field.startswith("_"):
        return
    if mention.field == _KEPT and found is not None:
        yield from _kept(document, sentence, q, (found.start, found.end), mention)
    elif not (mention.field.startswith(_OURS) and meant.current):  # what another system does is no target
        yield mention


def _history(q: Quantity) -> Mention:
    return Mention("data.history_months", float(round(q.value / MONTH)), q.start, q.end, "months")


def _kept(
    document: Document, sentence: Sentence, q: Quantity, said: tuple[int, int], mention: Mention
) -> Iterator[Mention]:
    """What is kept for so long by the words [start, end) of keeping, or lies there already."""
    if retention.is_lived(document, said) or retention.is_on_request(document, sentence, q):
        return
    if retention.is_stock(document, sentence, q, said):
        yield mention.but(field="data.history_months", value=float(round(q.value / MONTH)), unit="months")
        return
    kept = retention.kept(document, sentence, q, document.low[slice(*said)])
    yield from (mention.but(field=f"{_KEPT}.{name}") for name in kept)


def _are_all(document: Document, sentence: Sentence, q: Quantity) -> bool:
    """`28 million rows or 9 GB`: what all of them weigh, said another way."""
    return bool(_SAID_AGAIN.search(document.low, sentence.start, q.start))


def _meant(document: Document, sentence: Sentence, q: Quantity) -> Stance:
    """How the number is meant; what is called the target is none of today (`today p95 is 1.1 s, target 350 ms`)."""
    meant = stance(document, q.start, q.end)
    wanted = meant.current and _TARGET.search(document.low, max(sentence.start, q.start - _SIDE), q.start)
    return replace(meant, current=False) if wanted else meant


def _windows(document: Document, assigned: list[tuple[Quantity, Cue | None]]) -> list[tuple[Quantity, Cue | None]]:
    """`over the last 5 and 60 minutes`: what one of a list is, the others are."""
    found = list(assigned)
    for index in range(1, len(found)):
        (before, cue_before), (q, _) = found[index - 1], found[index]
        listed = cue_before is not None and cue_before.field == "_window"
        if listed and _LISTED.fullmatch(document.low, before.end, q.start):
            found[index] = (q, cue_before)
    return found


def _is_bracketed(document: Document, q: Quantity) -> bool:
    """`counters per card (last minute, 10 min, 24 h)`: one of the windows that stand in brackets."""
    start = document.sentence_at(q.start).start
    return q.kind == "duration" and _WINDOWS.search(document.low, start, q.start) is not None


def _is_bound(document: Document, q: Quantity) -> bool:
    return q.kind == "duration" and durations.surplus(document, q, durations.ANSWER) > _CLEAR


def _is_first(found: Cue | None) -> bool:
    return found is not None and found.field == "latency.first_token_ms"


def _is_rest(found: Cue | None, q: Quantity, first: float) -> bool:
    """`first words after 1 s, done after 7`: the longer time is that of the whole answer."""
    return first < q.value <= _HOUR and (_is_first(found) or (found is not None and found.field == "_compute"))


def _in_months(alike: list[Quantity]) -> list[Quantity]:
    """`Logs 1y, scores 3y, raw 6m`: an `m` beside years or days is months."""
    long = any(q.word.lower() in _LONG_UNITS for q in alike)
    return [replace(q, value=q.value / 60 * MONTH) if long and q.word == "m" else q for q in alike]


def _mention(document: Document, sentence: Sentence, q: Quantity, found: Cue | None, meant: Stance) -> Mention | None:
    if q.kind == "bytes":
        return sizes.read(document, sentence, q, found, meant)
    if q.kind == "duration" and _is_history(document, q, found):
        return _history(q)
    if found is not None and q.kind == "duration" and _contested(document, q, found):
        found = None
    back = q.kind == "duration" and found is not None and found.field == "rto_min"  # `120 studies/day, back in 10 min`
    if back and (waited := _beside_a_load(document, sentence, q)) is not None:
        return waited
    acts = (found is None or found.field.startswith(_LATENCY)) and changes.reacts(document, q)
    free = found is None or (found.field in ("retention", _KEPT) and q.value < DAY / 2)  # `an hour after it is saved`
    if q.kind == "duration" and (acts or (free and changes.speaks(document, q))):
        return Mention("freshness_s", round(q.value, 6), q.start, q.end, "s", confidence=0.9, hard=meant.firmness)
    if found is None:
        return _uncued(document, sentence, q, meant)
    field, unit, value = found.field, found.unit, q.value * SCALE.get(found.unit, 1.0)
    if field in _PERCENTILES and _FIRST.search(document.low, max(sentence.start, q.start - _CLAUSE), q.start):
        field = "latency.first_token_ms"
    if field.startswith("latency.") and (q.value > 3600 or periods.is_interval(document.low, q.start)):
        return None
    if field == "freshness_s" and changes.is_spare(document, q):
        return None
    if field == "retention":
        field = _KEPT
    if field == _KEPT:
        value = float(round(value))
    if field == "availability_slo" and not availability.is_one(document, sentence, q):
        return None
    confidence = 0.9 if q.ranged else 1.0
    return Mention(
        field, round(value, 6), q.start, q.end, unit, confidence=confidence, hard=meant.firmness, wish=meant.soft
    )


def _uncued(document: Document, sentence: Sentence, q: Quantity, meant: Stance) -> Mention | None:
    whole = q.kind == "percent" and q.value >= _PROMISED and not availability.SHARE.match(document.low, q.end)
    if whole and availability.is_one(document, sentence, q):
        return Mention(
            "availability_slo",
            q.value,
            q.start,
            q.end,
            "percent",
            confidence=0.7,
            hard=meant.firmness,
            wish=meant.soft,
        )
    if (
        q.kind == "factor"
        and _BUSY <= q.value <= _STEEP
        and not _OF_MANY.match(document.low, q.end)
        and _RATE.search(document.low, max(0, q.start - _SIDE), q.start)
    ):
        return Mention("throughput.peak_factor", q.value, q.start, q.end, "factor", confidence=0.8)
    if q.kind != "duration" or meant.current:
        return None
    return _bounded(document, q, meant) or _beside_a_load(document, sentence, q)


def _beside_a_load(document: Document, sentence: Sentence, q: Quantity) -> Mention | None:
    """`5,200 pages/day, 1 MB/page, 90 sec`: a time that is an item of its own behind how many there are."""
    item = _ITEM.search(document.low, sentence.start, q.start)
    closed = _ITEM_END.match(document.low, q.end, sentence.end)
    load = _LOAD.search(document.low, sentence.start, item.start()) if item and closed else None
    if load is None or q.value > _HOUR or _LASTING.search(document.low, load.start(), q.start):
        return None
    value = round(q.value * 1000, 6)
    return Mention("latency.any_ms", value, q.start, q.end, "ms", confidence=0.7)


def _is_history(document: Document, q: Quantity, found: Cue | None) -> bool:
    """Whether the duration is how far back the data go; a cue that claims it has to be outweighed."""
    if _A_YEAR.match(document.low, q.start) or (found is not None and found.field.startswith("latency.")):
        return False
    return durations.surplus(document, q, durations.HISTORY) > (0 if found is None else _KEPT_ONCE)


def _contested(document: Document, q: Quantity, found: Cue) -> bool:
    """Whether a cue of another field claims a plain answer time: `an alert within a minute of the reading`."""
    sure = found.weight >= _SPOKEN or found.field.startswith(_NAMED)
    return not sure and durations.surplus(document, q, durations.ANSWER) > _CONTESTED


def _bounded(document: Document, q: Quantity, meant: Stance) -> Mention | None:
    """A time no cue claims, where the words around it speak of an answer: a response time."""
    surplus = durations.surplus(document, q, durations.ANSWER)
    if surplus <= 0:
        return None
    return Mention(
        "latency.any_ms", round(q.value * 1000, 6), q.start, q.end, "ms",
        confidence=_SURE if surplus > _CLEAR else 0.7, hard=meant.firmness, wish=meant.soft,
    )  # fmt: skip
