"""Results from a scheduled run and nothing else, and from a service that works them out while somebody waits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from agents.intake import matters
from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import demands, every, pattern, said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints

KIND = "two_ways"
WAYS = (
    Way("Deliver results in batches", {"serving_mode": "batch", "latency.p95_ms": None}),
    Way("Answer while somebody waits", {"serving_mode": "online"}),
)


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Each of the two ways is said to be the only one; or a run is, and a result is worked out when it is asked for."""
    online = said(document, KIND, "online")
    batch, live = said(document, KIND, "batch"), online or said(document, KIND, "live")
    if batch is not None and live is not None and said(document, KIND, "nobatch") is not None:
        timed = online is None and c.latency.p95_ms is not None
        yield _clash(("serving_mode", "latency.p95_ms") if timed else ("serving_mode",), batch, live)
    elif c.serving_mode is not None and (pair := next(_apart(document), None)) is not None:
        yield _clash(("serving_mode",), *pair)


def _apart(document: Document) -> Iterator[tuple[str, str]]:
    """Two sentences on one thing: results come from a run alone, and one is computed in the moment of asking."""
    alone = [match.span() for match in every(document, KIND, "alone") if not _is_aside(document, match.start())]
    live = [match.span() for match in demands(document, KIND, "computed")]
    for one, other in product(alone, live):
        apart = document.sentence_at(one[0]) != document.sentence_at(other[0])
        if apart and matters.is_one_thing(document, "serving_mode", *sorted((one, other))):
            yield _quote(document, one), _quote(document, other)


def _is_aside(document: Document, start: int) -> bool:
    return pattern(KIND, "aside").search(document.sentence_at(start).text) is not None


def _quote(document: Document, span: tuple[int, int]) -> str:
    return " ".join(document.text[slice(*span)].split())


def _clash(fields: tuple[str, ...], batch: str, live: str) -> Clash:
    return Clash(fields, f"“{batch}” and “{live}” cannot both hold.", WAYS)
