"""Volumes: what is stored, how it grows, how much is embedded, how long a batch run takes."""

from __future__ import annotations

from typing import Any

from core.constraints import Constraints
from templates.workload import profiles
from templates.workload.gaps import Gaps, known
from templates.workload.model import COLUMNAR

DAY = 86_400.0
FILE_KB = 100.0
MOST_MONTHS, USUAL_MONTHS, DAYS_A_MONTH = 24.0, 12.0, 30.4
MOST_ITEMS = 50e6  # a larger count is one of events
TOWER_DIMS = 64.0  # of a two-tower embedding
USUAL_GROWTH_DAYS = 3000.0  # about one percent a month


def volume(c: Constraints, shape: dict[str, Any], rates: dict[str, Any], gaps: Gaps) -> dict[str, Any]:
    """Sizes in GB and counts; growth not stated follows the events and the predictions that are logged."""
    rows = gaps.number("rows", c.data.row_count, _history(c))
    data = gaps.number("data_gb", c.data.volume_gb, _stored(c, shape))
    retrieval = bool(shape["chunks_per_doc"])
    return {
        "rows": rows,
        "data_gb": data,
        "growth_gb_day": gaps.number(
            "growth_gb_day", c.data.growth_gb_day, _arriving(shape, rates) + data / USUAL_GROWTH_DAYS
        ),
        "retention_days": gaps.number("retention_days", c.retention_days.raw),
        "log_days": gaps.number("log_days", c.retention_days.logs),
        "entities": gaps.number("entities", c.data.entities),
        "docs": gaps.number("docs", c.data.row_count or c.data.entities) if retrieval else _items(c, gaps),
        "docs_day": _documents_a_day(c, retrieval, gaps),
        "chunks_per_doc": gaps.number("chunks_per_doc", None, shape["chunks_per_doc"]) if retrieval else 1.0,
        "dims": gaps.number("dims", None, None if retrieval else TOWER_DIMS) if retrieval or _recommends(c) else 0.0,
        "devices": gaps.number("devices", None) if "edge" in (rates["mode"], shape["mode"]) else 0.0,
        "batch_hours": gaps.number("batch_hours", None, max(0.15, _hours(shape, rates))),
    }


def _hours(shape: dict[str, Any], rates: dict[str, Any]) -> float:
    """Of a day's predictions on the default machine."""
    return float(rates["predictions_month"] / 30 / shape["scored_per_hour"])


def _recommends(c: Constraints) -> bool:
    return known(c.project.problem_type, "binary_clf") == "recsys"


def _items(c: Constraints, gaps: Gaps) -> float:
    """Things to recommend, one vector each: what is alive of what comes in every day, else the smaller of what is
    counted, people left out, since there are fewer items than events.
    """
    if not _recommends(c):
        return 0.0
    days, coming = profiles.table()["alive_days"].get(known(c.project.subject, "")), c.throughput.docs_per_day
    if days and coming:
        return float(days * coming.value)
    counted = (fact for fact in (c.data.entities, c.data.row_count) if fact is not None)
    counts = [fact.value for fact in counted if not profiles.are_people(fact.unit)]
    fitting = [count for count in counts if count <= MOST_ITEMS]
    return min(fitting) if fitting else gaps.number("items", None)


def _history(c: Constraints) -> float | None:
    """Rows of the past that can be learned from: a row a day and series, or a month and entity; at most two years."""
    if c.data.entities is None:
        return None
    months = min(MOST_MONTHS, c.data.history_months.value if c.data.history_months else USUAL_MONTHS)
    daily = known(c.project.problem_type, "binary_clf") == "forecasting"
    return float(c.data.entities.value * months * (DAYS_A_MONTH if daily else 1))


def _stored(c: Constraints, shape: dict[str, Any]) -> float | None:
    counted = c.data.row_count or c.data.entities
    return max(1.0, counted.value * shape["item_kb"] / 1e6) if counted else None


def _arriving(shape: dict[str, Any], rates: dict[str, Any]) -> float:
    """GB a day: events in compressed columns, and what is kept of requests that are files unless they stay on site."""
    events = rates["events_per_s"] * rates["event_kb"] * COLUMNAR
    files = rates["payload_kb"] if rates["payload_kb"] > FILE_KB and rates["mode"] != "edge" else 0.0
    return float(events + files * shape["kept"] * rates["rps_avg"]) * DAY / 1e6


def _documents_a_day(c: Constraints, retrieval: bool, gaps: Gaps) -> float:
    if c.throughput.docs_per_day or retrieval:
        return gaps.number("docs_day", c.throughput.docs_per_day)
    return float(known(c.throughput.docs_per_day, 0.0))
