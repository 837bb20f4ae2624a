"""Durations, sizes, percentages, factors and rates: each goes to the field whose cue stands nearest."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from agents.intake import periods
from agents.intake.mention import Mention
from agents.intake.polarity import Stance, stance
from agents.intake.quantities import Quantity, within
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

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
_JOINT = re.compile(r"\s?(?:/|,|and|&|\+|resp\.)\s?(?:of )?(?:the )?", re.I)
_LEAD = re.compile(
    r"\s?(?:[:=(|-]|of|is|are|at|targets?(?: of)?|under|below|<)?\s?(?:of |are |under |below )?[<~]?\s?",
    re.I,
)
_APART = re.compile(r"[;.,()]|\d|\band (?:we|it|the)\b")
_NEW = re.compile(
    r"\b(?:com(?:e|es|ing)|arriv\w+|add\w*|new|another|increments?|incremental|grow\w*|growth|extra|more|on top|fresh|"
    r"upload\w*|produc\w+|generat\w+|ingest\w*|increas\w+|deltas?|inflow|intake|receiv\w+|accumulat\w+|collect\w*|"
    r"deliver\w*|record\w*|writ(?:e|es|ten)|land\w*)\b"
)
_OWN = re.compile(r"\s?(?::|=|<|>|of|is|at|under|below|within)?\s?[<~]?\d")
_FOREIGN = 0.6
_ASYMMETRY, _CROSSING, _REACH = 0.55, 0.45, 70.0
_NO_LOSS = re.compile(
    r"\b(?:rpo|recovery point(?: objective)?)\b\W{0,3}(?:of |is )?(?:0|zero)\b(?![.,]?\d| is (?:not|no)| isn)|"
    r"\b(?:no|zero|without(?: any)?) (?:data loss|loss of (?:data|events|messages|transactions))\b|"
    r"\b(?:no|not (?:a )?single) (?:data|events?|messages?|transactions?|records?|payments?) (?:may|must|can|should|is "
    r"allowed to) (?:ever )?(?:be|get) lost\b|\bnothing (?:may|must|can) (?:be|get) lost\b|\blos(?:e|ing) nothing\b|"
    r"\b(?:must|may|can)(?:not| not) lose (?:any|a single|one) (?:data|event|message|transaction|record|payment)s?\b",
    re.I,
)
_NINES = re.compile(
    r"(?P<cue>\b(?:availability|uptime|sla|slo)\b[ :=]*(?:of |is |target |at least )*)?(?<![\d.,$€£])"
    r"(?P<value>99[.,]\d{1,3})(?![\d%]|[.,]\d| ?(?:%|per|pct|th|USD|EUR|dollars|euros|ms|s|GB|TB|k|M)\b| ?%)",
    re.I,
)
_RETAINED = (
    (
        "predictions",
        r"alerts?|alarms?|suggestions?|verdicts?|(?:decision|prediction|scoring) logs?|predictions?|scores?|decisions?|results?|forecasts?|"
        r"recommendations?|outputs?",
    ),
    ("features", r"features?"),
    (
        "logs",
        r"logs?|chat histor(?:y|ies)|chats|prompts|transcripts|conversations?|dialogues?|audit trails?|questions|"
        r"queries",
    ),
    (
        "raw",
        r"raw|inputs?|uploads?|pictures?|photos?|scans?|letters?|frames?|telemetry|clips?|payloads?|messages?|data|events?|images?|recordings?|audio|documents?|records?|source|footage|videos?|"
        r"everything|calls|readings?|files",
    ),
)


@dataclass(frozen=True)
class Cue:
    """A cue of one field: where a pattern of `measures.yaml` matched in a sentence.

    `leads`: a number follows at once, which is then its own; `commas` are the sentence's.
    """

    field: str
    unit: str
    weight: float
    start: int
    end: int
    between: tuple[float, float]
    bracketed: bool = False
    leads: bool = False
    commas: tuple[int, ...] = ()


@dataclass(frozen=True)
class Row:
    """One field of `measures.yaml` with its compiled cues; `between` bounds plausible values in base units."""

    field: str
    unit: str
    weight: float
    pattern: re.Pattern[str]
    rate_only: bool
    between: tuple[float, float]


@cache
def _rows(kind: str) -> list[Row]:
    return [
        Row(
            row["field"], row["to"], row["weight"], cue("|".join(str(c) for c in row["cues"])),
            row.get("rate_only", False), tuple(row.get("between", (-math.inf, math.inf))),
        )
        for row in load("measures")[kind]
    ]  # fmt: skip


def read(document: Document, quantities: list[Quantity]) -> Iterator[Mention]:
    """A mention for every measured quantity whose meaning a cue gives away."""
    for sentence in document.sentences:
        inside = within(quantities, sentence.start, sentence.end)
        for kind in KINDS:
            alike = [q for q in inside if q.kind == kind]
            if alike:
                yield from _of_kind(document, sentence, kind, alike)
    yield from _nines(document)
    for match in _NO_LOSS.finditer(document.text):
        yield Mention("rpo_min", 0.0, match.start(), match.end(), "min")


def _nines(document: Document) -> Iterator[Mention]:
    """`Availability 99.5`, `two regions, 99.9`: the per cent sign left out."""
    for match in _NINES.finditer(document.text):
        meant = stance(document, match.start(), match.end())
        if not (meant.later or meant.question):
            value = float(match.group("value").replace(",", "."))
            confidence = 0.9 if match.group("cue") else 0.6
            yield Mention("availability_slo", value, match.start(), match.end(), "percent", confidence=confidence)


def assign(
    document: Document, sentence: Sentence, kind: str, alike: list[Quantity]
) -> list[tuple[Quantity, Cue | None]]:
    """Each quantity with the cue that fits it best; None when no cue of its kind is near."""
    cues = _cues(document, sentence, kind, alike)
    before = min((c.start for c in cues if c.end > c.start), default=sentence.start - 1) < alike[0].start
    listed = _listed(document, cues, alike)
    return [
        (q, listed.get(q) or max(_plausible(cues, q), key=lambda c: _score(c, q, alike, before), default=None))
        for q in alike
    ]


def _listed(document: Document, cues: list[Cue], alike: list[Quantity]) -> dict[Quantity, Cue]:
    """`RTO/RPO: 30 min / 5 min`, `p95 and p99 of 80 and 150 ms`: as many cues as numbers, in the same order."""
    found: dict[Quantity, Cue] = {}
    named = sorted((c for c in cues if c.end > c.start), key=lambda c: (c.start, -c.weight))
    named = [c for i, c in enumerate(named) if not i or c.start >= named[i - 1].end]
    for i in range(len(named) - 1):
        heads = named[i : i + 2]
        values = [q for q in alike if q.start >= heads[-1].end][:2]
        if len(values) == 2 and _in_line(document, heads, values):
            found.update(zip(values, heads, strict=True))
    return found


def _in_line(document: Document, heads: list[Cue], values: list[Quantity]) -> bool:
    gaps = [(heads[0].end, heads[1].start), (values[0].end, values[1].start)]
    lead = document.text[heads[-1].end : values[0].start]
    return all(_JOINT.fullmatch(document.text[a:b]) for a, b in gaps) and bool(_LEAD.fullmatch(lead))


def _plausible(cues: list[Cue], q: Quantity) -> list[Cue]:
    return [c for c in cues if c.between[0] <= q.value <= c.between[1]]


def _cues(document: Document, sentence: Sentence, kind: str, alike: list[Quantity]) -> list[Cue]:
    spans = [(q.start, q.end) for q in alike]
    found: list[Cue] = []
    commas = tuple(m.start() for m in re.finditer(", ", document.text[sentence.start : sentence.end]))
    commas = tuple(sentence.start + at for at in commas)
    for row in _rows(kind):
        if row.rate_only and all(q.per is None for q in alike):
            continue
        found += [
            _found(document, row, match, commas)
            for match in row.pattern.finditer(document.text, sentence.start, sentence.end)
            if not any(start <= match.start() and match.end() <= end for start, end in spans)
        ]
        if sentence.heading and row.pattern.search(sentence.heading):
            found.append(Cue(row.field, row.unit, row.weight - 0.5, sentence.start, sentence.start, row.between))
    return found


def _found(document: Document, row: Row, match: re.Match[str], commas: tuple[int, ...]) -> Cue:
    leads = bool(_OWN.match(document.text, match.end()))
    return Cue(
        row.field, row.unit, row.weight, match.start(), match.end(), row.between, _bracketed(document, match), leads,
        commas,
    )  # fmt: skip


def _bracketed(document: Document, match: re.Match[str]) -> bool:
    return document.text[max(0, match.start() - 1) : match.start()] == "(" and document.text[
        match.end() : match.end() + 1
    ] in (")", ",")


def _apart(candidate: Cue, q: Quantity) -> bool:
    return any(q.end <= comma < candidate.start for comma in candidate.commas)


def _score(candidate: Cue, q: Quantity, alike: list[Quantity], before: bool) -> float:
    gap: float = max(q.start - candidate.end, candidate.start - q.end, 0)
    low, high = min(q.start, candidate.start), max(q.start, candidate.start)
    crossed = sum(1 for other in alike if other is not q and low < other.start < high)
    if candidate.bracketed and 0 <= candidate.start - q.end <= 2:  # `10 s (p95)`
        return candidate.weight + _CROSSING
    if candidate.start > q.end and candidate.leads:
        gap += 2 * _REACH  # it introduces the number behind it
    elif candidate.start > q.end and _apart(candidate, q):
        gap += _REACH * _FOREIGN
    wrong_side = (candidate.start > q.start) == before and len(alike) > 1
    return candidate.weight - gap / _REACH - _CROSSING * crossed - (_ASYMMETRY if wrong_side else 0.0)


def _of_kind(document: Document, sentence: Sentence, kind: str, alike: list[Quantity]) -> Iterator[Mention]:
    for quantity, found in assign(document, sentence, kind, alike):
        meant = stance(document, quantity.start, quantity.end)
        if meant.later or meant.question:
            continue
        mention = _mention(document, sentence, quantity, found, meant)
        if mention is not None and not mention.field.startswith("_"):
            yield mention


def _mention(document: Document, sentence: Sentence, q: Quantity, found: Cue | None, meant: Stance) -> Mention | None:
    if q.kind == "bytes":
        return _size(q, found, meant, None if q.per else _grown(document, sentence, q))
    if found is None:
        return _uncued(q, meant)
    field, unit, value = found.field, found.unit, q.value * SCALE.get(found.unit, 1.0)
    if field.startswith("latency.") and (meant.current or q.value > 3600):
        return None
    if field == "retention":
        field = f"retention_days.{_retained(document, sentence, q)}"
        value = float(round(value))
    if field == "data.history_months":
        value = float(round(value))
    if field == "availability_slo" and not 90 <= value <= 100:
        return None
    confidence = 0.9 if q.ranged else 1.0
    return Mention(
        field, round(value, 6), q.start, q.end, unit, confidence=confidence, hard=hardness(meant), wish=meant.soft
    )


def _uncued(q: Quantity, meant: Stance) -> Mention | None:
    if q.kind == "percent" and 99 <= q.value <= 100:
        return Mention(
            "availability_slo",
            q.value,
            q.start,
            q.end,
            "percent",
            confidence=0.7,
            hard=hardness(meant),
            wish=meant.soft,
        )
    if q.kind == "duration" and q.value < 1 and not meant.current:
        return Mention(
            "latency.any_ms",
            q.value * 1000,
            q.start,
            q.end,
            "ms",
            confidence=0.7,
            hard=hardness(meant),
            wish=meant.soft,
        )
    return None


def _grown(document: Document, sentence: Sentence, q: Quantity) -> float | None:
    """`3 GB come on top per day`, `daily increment: 6 GB`: the period, in seconds, that stands apart from the size."""
    left = _APART.split(document.low[max(sentence.start, q.start - 50) : q.start])[-1]
    right = _APART.split(document.low[q.end : min(sentence.end, q.end + 50)])[0]
    if not _NEW.search(left + right):
        return None
    named = periods.named(right) or periods.named(left)
    return named


def _size(q: Quantity, found: Cue | None, meant: Stance, grown: float | None) -> Mention | None:
    if found is not None and found.field == "_hardware":
        return None
    per = q.per or grown
    if per is not None:
        return Mention("data.growth_gb_day", round(q.value * DAY / per, 6), q.start, q.end, "GB/day")
    payload = found is not None and found.field == "payload_kb"
    if payload or (q.value < 0.01 and found is None):
        return Mention("payload_kb", round(q.value * 1e6, 6), q.start, q.end, "KB", confidence=1.0 if payload else 0.7)
    return Mention(
        "data.volume_gb", q.value, q.start, q.end, "GB", confidence=1.0 if found else 0.8, hard=hardness(meant)
    )


def _retained(document: Document, sentence: Sentence, q: Quantity) -> str:
    """What is kept: the noun nearest before the period, else nearest after it, else raw data."""
    before = document.low[sentence.start : q.start]
    hits = [(m.end(), name) for name, words in _RETAINED for m in re.finditer(rf"\b(?:{words})\b", before)]
    if hits:
        return max(hits)[1]
    after = document.low[q.end : sentence.end]
    later = [(m.start(), name) for name, words in _RETAINED for m in re.finditer(rf"\b(?:{words})\b", after)]
    return min(later)[1] if later else "raw"


def hardness(meant: Stance) -> bool | None:
    """True for a must, False for a wish, None when the brief does not say."""
    if meant.soft:
        return False
    return True if meant.hard else None
