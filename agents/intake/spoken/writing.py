"""A whole text asked for sooner than the fastest language model can write it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.floors import fastest, slowest
from agents.intake.counting import figures
from agents.intake.spoken.frames import every, said
from agents.intake.spoken.times import TIMES
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from agents.vocabulary import span
from core.constraints import Constraints

KIND = "writing"
ROOM = 1.5


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Its tokens at the rate of the fastest one, after its first."""
    times: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in TIMES}
    written = c.throughput.tokens_out is not None or said(document, KIND, "model") is not None
    if not times or not written or said(document, KIND, "whole") is None:
        return
    tokens = _tokens(document, c)
    path, asked = min(times.items(), key=lambda item: TIMES.index(item[0]))
    pace = load(f"spoken/{KIND}")["tokens_a_second"]
    takes = fastest()[0] + 1000 * tokens / pace["best"]
    if tokens and asked < takes:
        enough = float(f"{slowest() + 1000 * tokens / pace['usual']:.2g}")
        shorter = float(f"{max(asked - slowest(), 0) / 1000 * pace['usual']:.2g}")
        text = f"{tokens:,.0f} tokens take {span(takes)} to write at the least; {span(asked)} are asked for all of it."
        ways = (
            Way(f"Allow {span(enough)} for the whole text", {path: enough}),
            Way("Show the text as it is written", {path: None, "latency.first_token_ms": slowest() * ROOM}),
            *([Way(f"Let a text have {shorter:,.0f} tokens", {"throughput.tokens_out": shorter})] if shorter else []),
        )
        counted = ("throughput.tokens_out",) if c.throughput.tokens_out is not None else ()
        yield Clash((path, *counted), text, ways)


def _tokens(document: Document, c: Constraints) -> float:
    """How many are written: as the brief says, in tokens or in words; 0 where it does not."""
    if c.throughput.tokens_out is not None:
        return c.throughput.tokens_out.value
    found = [_amount(match.groupdict()) for match in every(document, KIND, "length")]
    return max(found, default=0.0)


def _amount(groups: dict[str, str | None]) -> float:
    number = groups["amount"] or groups["count"] or groups["many"] or ""
    unit = groups["unit"] or groups["what"] or groups["of"] or ""
    times = load(f"spoken/{KIND}")["tokens_a_word"] if unit.lower().startswith("word") else 1.0
    return (figures.first(number) or 0.0) * times
