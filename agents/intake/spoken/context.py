"""A text that has to be read in one call, and is longer than any model reads."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, said
from agents.intake.spoken.periods import amount
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "context"
FIELD = "throughput.tokens_in"
LONGEST = 2_000_000.0  # tokens: no hosted model reads more in a call


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    told = [number for m in demands(document, KIND, "tokens") if (number := amount(m))]
    known = 0.0 if c.throughput.tokens_in is None else float(c.throughput.tokens_in.value)
    tokens, one = max([known, *told]), said(document, KIND, "one_call")
    if tokens <= LONGEST or one is None or (parts := refused(document, KIND, "parts")) is None:
        return
    text = f"{tokens:,.0f} tokens, “{one}” and “{parts}”: the longest context of a model is {LONGEST:,.0f} tokens."
    ways = (
        Way("Read it in parts and join what is found"),
        Way(f"Send {LONGEST / 2:,.0f} tokens in a call at the most", {FIELD: LONGEST / 2}),
    )
    yield Clash((FIELD,), text, ways)
