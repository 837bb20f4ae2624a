"""More work a night than the cores there are do before it is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.readers import clock
from agents.intake.spoken.frames import demands, every, said
from agents.intake.spoken.periods import DAY_H, HOUR_MS, hour_of, unit_h
from agents.intake.spoken.too_late import arrival
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.vocabulary import span
from core.constraints import Constraints
from core.figures import figure

KIND = "core_hours"
GB_HOUR = 60.0  # that a core works through where nothing is joined, an estimate
CLEARLY = 1.5
LOADS = ("throughput.docs_per_day", "throughput.predictions_per_day", "data.entities", "data.row_count")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Each job takes a core for a while, and no more cores come."""
    due, cores, each = _due(document, c), _cores(document), _job_h(document)
    known: dict[str, Any] = {path: fact.value for path, fact in c.leaves() if path in LOADS}
    field = next(iter(known), None)
    if due is None or not cores or refused(document, KIND, "more") is None:
        return
    if not each:
        yield from _swept(document, c, due, cores)
        return
    jobs = _jobs(document) or (float(known[field]) if field is not None else 0.0)
    takes, window = jobs * each / cores, _window_h(document, due)
    if takes > CLEARLY * window:
        text = (
            f"{jobs:,.0f} jobs of {span(each * HOUR_MS)} on {cores:,.0f} cores take {span(takes * HOUR_MS)}; "
            f"there are {span(window * HOUR_MS)} until {due[:5]}."
        )
        ways = (Way("Add machines or rent them"), Way("Leave the deadline open", {"batch_deadline": None}))
        yield Clash(("batch_deadline", field or "cloud"), text, ways)


def _due(document: Document, c: Constraints) -> str | None:
    """The deadline; where that is when the data come in, the other time of day there is."""
    due, times = None if c.batch_deadline is None else str(c.batch_deadline.value), clock.scan(document)
    came = arrival(document, times)
    if due is None or came is None or due[:5] != came.time:
        return due
    return next((one.time for one in times if one.time != came.time), due)


def _swept(document: Document, c: Constraints, due: str, cores: float) -> Iterator[Clash]:
    """All there is, in every run: a core works through a gigabyte a minute at best, and joins a tenth of it."""
    held, window = c.data.volume_gb, _window_h(document, due)
    if held is None or said(document, KIND, "swept") is None:
        return
    takes = held.value / (GB_HOUR * cores)
    if takes > CLEARLY * window:
        text = (
            f"{figure(held.value)} GB on {cores:,.0f} cores take {span(takes * HOUR_MS)} and more; "
            f"there are {span(window * HOUR_MS)} until {due[:5]}."
        )
        less = float(f"{0.5 * window * GB_HOUR * cores:.2g}")
        ways = (
            Way("Leave the deadline open", {"batch_deadline": None}),
            Way(f"Work through {figure(less)} GB a run, and keep the rest as sums", {"data.volume_gb": less}),
            Way("Add machines or rent them"),
        )
        yield Clash(("batch_deadline", "data.volume_gb"), text, ways)


def _window_h(document: Document, due: str) -> float:
    """From when the data are there, else a whole day."""
    came = arrival(document, clock.scan(document))
    window = 0.0 if came is None else (hour_of(due) - hour_of(came.time)) % DAY_H
    return window or DAY_H


def _job_h(document: Document) -> float:
    told = list(demands(document, KIND, "job"))
    pairs = ((m["long"] or m["long_cpu"], m["time"] or m["time_cpu"]) for m in told)
    return max(((figures.first(n, integral=False) or 0.0) * unit_h(t) for n, t in pairs), default=0.0)


def _jobs(document: Document) -> float:
    return max((figures.first(m["count"]) or 0.0 for m in every(document, KIND, "jobs")), default=0.0)


def _cores(document: Document) -> float:
    found = (
        float(m["all"] or m["alone"])
        if m["all"] or m["alone"]
        else (figures.first(m["machines"]) or 0.0) * float(m["each"])
        for m in every(document, KIND, "cores")
    )
    return max(found, default=0.0)
