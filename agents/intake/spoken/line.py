"""More bytes than the only line carries in the time there is, for one answer or for a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demanded, every, pattern, said
from agents.intake.spoken.times import asked, is_inside
from agents.intake.spoken.verdict import denials, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import size, span
from core.constraints import Constraints, Source

KIND = "line"
DAILY = ("throughput.docs_per_day", "throughput.predictions_per_day")
POWERS = {"k": 1.0, "m": 1e3, "g": 1e6}
DAY_MS = 86_400_000.0
CLEARLY, FILLED = 1.5, 0.5


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The line is the only one, and what crosses it stays as large as it is."""
    rate = min((_kbit_s(match) for match in every(document, KIND, "rate")), default=0.0)
    alone = rate and (said(document, KIND, "sole") or refused(document, KIND, "wider"))
    if alone and (refused(document, KIND, "smaller") or said(document, KIND, "whole")):
        yield from _forth(document, c, rate)


def _forth(document: Document, c: Constraints, rate: float) -> Iterator[Clash]:
    """One thing has to be over before it is answered, and a day's things within the day."""
    item = _item_kb(document, c)
    if not item or not (_is_bare(document) or demanded(document, KIND, "crosses")):
        return
    takes, target = 8000 * item / rate, asked(c)
    if target is not None and not is_inside(c) and takes > CLEARLY * target[1]:
        field, limit = target
        text = f"{size(item / 1e6)} take {span(takes)} over {rate:,g} kbit/s; {span(limit)} are asked for."
        enough, less = float(f"{CLEARLY * takes:.2g}"), float(f"{FILLED * rate * limit / 8000:.2g}")
        ways = (
            Way("Work it out where it is taken", {"serving_mode": "edge"}),
            Way(f"Allow {span(enough)}", {field: enough, "serving_mode": "async"}),
            Way(f"Send {less:g} KB at the most", {"payload_kb": less}),
        )
        yield Clash(("payload_kb", field), text, ways)
        return
    yield from list(_a_second(c, item, rate)) or _a_day(c, item, rate, takes)


def _a_second(c: Constraints, item: float, rate: float) -> Iterator[Clash]:
    """All that come in a second, one beside the other."""
    load = c.throughput.rps_avg
    if load is None or load.source is not Source.STATED or 8 * item * load.value <= CLEARLY * rate:
        return
    need, least = 8 * item * load.value, float(f"{FILLED * rate / (8 * item):.2g}")
    text = f"{load.value:g} a second of {size(item / 1e6)} each are {need:,.0f} kbit/s; the line carries {rate:,g}."
    ways = (
        Way("Work it out where it is taken", {"serving_mode": "edge"}),
        Way(f"Send {least:g} a second", {"throughput.rps_avg": least, "throughput.rps_peak": None}),
    )
    yield Clash(("payload_kb", "throughput.rps_avg"), text, ways)


def _a_day(c: Constraints, item: float, rate: float, takes: float) -> Iterator[Clash]:
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in DAILY}
    field = next((path for path in DAILY if path in known), None)
    if field is None or takes * known[field] <= CLEARLY * DAY_MS:
        return
    most = float(f"{FILLED * DAY_MS / takes:.2g}")
    text = f"{known[field]:,g} a day of {size(item / 1e6)} each are more than {rate:,g} kbit/s carry in a day."
    ways = (
        Way("Work it out where it is taken", {"serving_mode": "edge"}),
        Way(f"Send {most:,g} a day", {field: most}),
    )
    yield Clash((field, "payload_kb"), text, ways)


def _is_bare(document: Document) -> bool:
    """Nothing works on the near side of the line."""
    there = pattern(KIND, "there")
    bare = (document.sentence_at(start).text for start, _ in denials(document, KIND, "machine"))
    return refused(document, KIND, "local") is not None or any(map(there.search, bare))


def _item_kb(document: Document, c: Constraints) -> float:
    if c.payload_kb is not None:
        return c.payload_kb.value
    sizes = (_kb(m["size"] or m["big"], m["scale"] or m["of"]) for m in every(document, KIND, "item"))
    return max(sizes, default=0.0)


def _kb(amount: str, scale: str) -> float:
    return float(amount.replace(",", ".")) * POWERS[scale[0].lower()]


def _kbit_s(match: re.Match[str]) -> float:
    """Bytes are written with a capital B, or in full."""
    unit = match["unit"]
    wide = "byte" in unit.lower() or re.match(r"[kKmMgG]i?B(?!it)", unit) is not None
    return (figures.first(match["rate"], integral=False) or 0.0) * POWERS[unit[0].lower()] * (8.0 if wide else 1.0)
