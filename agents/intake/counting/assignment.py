"""Which cue of a sentence a measured quantity belongs to: the nearest of its kind, lists pair by pair."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from agents.intake.counting.figures import WORDS
from agents.intake.counting.quantity import Quantity
from agents.intake.text import Document, Sentence
from agents.intake.words import cue, load

_JOINT = re.compile(r"\s?(?:/|,|and|&|\+|resp\.)\s?(?:of )?(?:the )?", re.I)
_LEAD = re.compile(
    r"\s?(?:[:=(|-]|of|is|are|at|targets?(?: of)?|under|below|<)?\s?(?:of |are |under |below )?[<~]?\s?",
    re.I,
)
_TIGHT = re.compile(r"\s?(?:at|@|in|for|as)\s(?:the )?", re.I)
_OWN = re.compile(
    r"\s?(?::|=|<|>|of|is|at|under|below|within)?\s?[<~]?"
    rf"(?:\d|(?:{'|'.join(word for word in WORDS if word != 'one')})\b(?! (?:of|or)\b))"
)
_KEPT, _NEXT = "retention", re.compile(r",?(?: and)?(?: [a-z]+){1,3}(?: for|:)? ?")
_UNNAMED, _NAMED = "latency.any_ms", ("latency.p50_ms", "latency.p95_ms", "latency.p99_ms")
_LONG = 600.0  # seconds; longer times are no answer times
_FIRST, _CLOSE = "latency.first_token_ms", 6
_FOREIGN, _FAR, _HEADED = 0.6, 0.0, 0.5
_ASYMMETRY, _CROSSING, _REACH = 0.55, 0.45, 70.0


@dataclass(frozen=True)
class Row:
    """One field of `measures.yaml` with its compiled cues.

    `between` bounds plausible values in base units, `units` the units as written; the cue of a `behind` row has to
    follow its number at once.
    """

    field: str
    unit: str
    weight: float
    pattern: re.Pattern[str]
    rate_only: bool
    between: tuple[float, float]
    units: re.Pattern[str] | None
    behind: bool


@dataclass(frozen=True)
class Cue:
    """A cue of one field: where the pattern of its row matched in a sentence.

    `leads`: a number follows at once, which is then its own; `commas` are the sentence's.
    """

    row: Row
    weight: float
    start: int
    end: int
    bracketed: bool = False
    leads: bool = False
    commas: tuple[int, ...] = ()

    @property
    def field(self) -> str:
        """The field the cue speaks for."""
        return self.row.field

    @property
    def unit(self) -> str:
        """The unit the field is given in."""
        return self.row.unit

    def suits(self, q: Quantity) -> bool:
        """Whether the number can be meant: its size, its unit and where it stands."""
        low, high = self.row.between
        fits = self.row.units is None or not q.word or bool(self.row.units.fullmatch(q.word))
        return low <= q.value <= high and fits and (not self.row.behind or 0 <= self.start - q.end <= 1)


@cache
def _rows(kind: str) -> list[Row]:
    return [
        Row(
            row["field"], row["to"], row["weight"], cue("|".join(str(c) for c in row["cues"])),
            row.get("rate_only", False), tuple(row.get("between", (-math.inf, math.inf))),
            re.compile(row["units"], re.I) if "units" in row else None, row.get("behind", False),
        )
        for row in load("measures")[kind]
    ]  # fmt: skip


def assign(
    document: Document, sentence: Sentence, kind: str, alike: list[Quantity]
) -> list[tuple[Quantity, Cue | None]]:
    """Each quantity with the cue that fits it best; None when no cue of its kind is near."""
    cues = _cues(document, sentence, kind, alike)
    fitting = (c.start for c in cues if c.end > c.start and any(c.suits(q) for q in alike))
    before = min(fitting, default=sentence.start - 1) < alike[0].start
    listed = _behind_each(cues, alike) or _ranked(cues, alike) or _listed(document, cues, alike)
    found: list[tuple[Quantity, Cue | None]] = []
    for q in alike:
        cue_ = listed.get(q) or _nearest(document, [c for c in cues if c.suits(q)], q, alike, before)
        found.append((q, cue_ or _carried(document, found, q)))
    return found


def _carried(document: Document, found: list[tuple[Quantity, Cue | None]], q: Quantity) -> Cue | None:
    """`retention in days: raw 90, scores 365`: what is kept goes on as long as only nouns stand between."""
    last, cue_ = found[-1] if found else (None, None)
    if last is None or cue_ is None or cue_.field != _KEPT:
        return None
    return cue_ if _NEXT.fullmatch(document.low, last.end, q.start) else None


def _nearest(document: Document, cues: list[Cue], q: Quantity, alike: list[Quantity], before: bool) -> Cue | None:
    scores = [(_score(document, c, q, alike, before), -i, c) for i, c in enumerate(cues)]
    best = max(scores, key=lambda s: s[:2], default=None)
    first = next((c for c in cues if c.field == _FIRST and 0 <= q.start - c.end <= _CLOSE), None)
    if best is not None and first is not None and best[2].field in _NAMED:  # `first token < 1 s (p95)`
        return first
    unclaimed = best is None or best[0] <= _FAR or best[2].field == _UNNAMED
    if unclaimed and len(alike) == 1 and q.value <= _LONG:  # a percentile said anywhere is its own
        named = max((s for s in scores if s[2].field in _NAMED), key=lambda s: s[:2], default=None)
        best = (_CROSSING, *named[1:]) if named else best
    return best[2] if best is not None and best[0] > _FAR else None


def _ranked(cues: list[Cue], alike: list[Quantity]) -> dict[Quantity, Cue]:
    """As many percentiles as times, whatever their order in the sentence: the higher one has the longer time."""
    named = {c.field: c for c in cues if c.field in _NAMED and c.end > c.start}
    others = any(c.field == _FIRST for c in cues) or all(c.leads for c in named.values())  # `p95 200 ms, p99 120 ms`
    if others or len(named) < 2 or len(named) != len(alike) or any(q.value > _LONG for q in alike):
        return {}
    if _by_turns(list(named.values()), alike):
        return dict(zip(alike, sorted(named.values(), key=lambda c: c.start), strict=True))
    heads = [named[field] for field in _NAMED if field in named]
    return dict(zip(sorted(alike, key=lambda q: q.value), heads, strict=True))


def _behind_each(cues: list[Cue], alike: list[Quantity]) -> dict[Quantity, Cue]:
    """`80 rps avg 250 rps peak`: every number has its cue right behind it."""
    found = {
        q: c for q in alike for c in sorted(cues, key=lambda c: c.weight) if 0 <= c.start - q.end <= 1 < c.end - c.start
    }
    last = alike[-1]
    return found if len(alike) > 1 and len(found) == len(alike) and not found[last].leads else {}


def _by_turns(heads: list[Cue], alike: list[Quantity]) -> bool:
    """`median answer time 300 ms, p95 200 ms`: percentile and time by turns are what is said, though it cannot be."""
    ordered = sorted([*((c.start, "cue") for c in heads), *((q.start, "time") for q in alike)])
    return [kind for _, kind in ordered] == ["cue", "time"] * len(alike)


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
            found.append(Cue(row, row.weight - _HEADED, sentence.start, sentence.start))
    return found


def _found(document: Document, row: Row, match: re.Match[str], commas: tuple[int, ...]) -> Cue:
    leads = bool(_OWN.match(document.text, match.end()))
    return Cue(row, row.weight, match.start(), match.end(), _bracketed(document, match), leads, commas)


def _bracketed(document: Document, match: re.Match[str]) -> bool:
    return document.text[max(0, match.start() - 1) : match.start()] == "(" and document.text[
        match.end() : match.end() + 1
    ] in (")", ",")


def _apart(candidate: Cue, q: Quantity) -> bool:
    return any(q.end <= comma < candidate.start for comma in candidate.commas)


def _score(document: Document, candidate: Cue, q: Quantity, alike: list[Quantity], before: bool) -> float:
    gap: float = max(q.start - candidate.end, candidate.start - q.end, 0)
    low, high = min(q.start, candidate.start), max(q.start, candidate.start)
    crossed = sum(1 for other in alike if other is not q and low < other.start < high)
    if not candidate.leads and candidate.start >= q.end and _TIGHT.fullmatch(document.text[q.end : candidate.start]):
        return candidate.weight + _CROSSING  # `300 ms at p95`
    if candidate.bracketed and 0 <= candidate.start - q.end <= 2:  # `10 s (p95)`
        return candidate.weight + _CROSSING
    if candidate.start > q.end and candidate.leads:
        gap += 2 * _REACH  # it introduces the number behind it
    elif candidate.start > q.end and _apart(candidate, q):
        gap += _REACH * _FOREIGN
    wrong_side = (candidate.start > q.start) == before and len(alike) > 1
    crossing = 2 * _CROSSING if candidate.leads else _CROSSING  # what introduces one number is not the next one's
    return candidate.weight - gap / _REACH - crossing * crossed - (_ASYMMETRY if wrong_side else 0.0)
