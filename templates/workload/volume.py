"""Volumes: what is stored, how it grows, how much is embedded, how long a batch run takes."""

from __future__ import annotations

from typing import Any

from core.constraints import Constraints, Fact, Source
from templates.workload import profiles
from templates.workload.derived import AUCTION_LOG, AUCTION_RPS, COLUMNAR
from templates.workload.gaps import Gaps, known
from templates.workload.keeping import raw_days
from templates.workload.month import DAYS_A_MONTH
from templates.workload.profiles import domain
from templates.workload.traffic import fleet, judged_events

DAY = 86_400.0
SELDOM = ("monthly", "quarterly")
CHUNKS_A_PAGE = 1.5
CASES = frozenset({"binary_clf", "multiclass", "regression", "ranking", "bandit"})
ANSWERED = frozenset({"online", "streaming", "embedded"})
WRITTEN = frozenset({
    "rows", "documents", "docs", "articles", "manuals", "pdfs", "files", "reports", "policies", "handbooks",
    "guidelines", "contracts", "notes", "papers", "texts", "records", "judgments", "standards", "letters", "mails",
    "emails", "messages", "tickets", "cases", "chunks", "passages", "pages",
})  # fmt: skip
FILE_KB = 100.0
KEPT_A_DEVICE = 1000.0  # pictures a day, the doubtful ones first
MOST_MONTHS, USUAL_MONTHS = 24.0, 12.0
MOST_ITEMS = 50e6  # a larger count is one of events
TOWER_DIMS = 64.0  # of a two-tower embedding
USUAL_GROWTH_DAYS = 3000.0  # about one percent a month


def volume(c: Constraints, shape: dict[str, Any], rates: dict[str, Any], gaps: Gaps) -> dict[str, Any]:
    """Sizes in GB and counts; growth not stated follows the events and the predictions that are logged."""
    rows = gaps.number("rows", c.data.row_count, _history(c, shape, rates))
    data = gaps.number("data_gb", c.data.volume_gb, _stored(c, shape))
    retrieval = bool(shape["chunks_per_doc"])
    return {
        "rows": rows,
        "data_gb": data,
        "growth_gb_day": gaps.number(
            "growth_gb_day", c.data.growth_gb_day, _arriving(c, shape, rates, gaps) + data / USUAL_GROWTH_DAYS
        ),
        "retention_days": raw_days(c, shape, gaps),
        "log_days": gaps.number("log_days", c.retention_days.logs),
        "entities": gaps.number("entities", c.data.entities),
        "docs": _corpus(c, gaps) if retrieval else _items(c, gaps),
        "docs_day": _documents_a_day(c, retrieval, gaps),
        "chunks_per_doc": _chunks(c, shape, gaps) if retrieval else 1.0,
        "dims": gaps.number("dims", None, None if retrieval else TOWER_DIMS) if retrieval or _recommends(c) else 0.0,
        "devices": _devices(c, "edge" in (rates["mode"], shape["mode"]), gaps),
        "batch_hours": gaps.number("batch_hours", None, max(0.15, _hours(shape, rates))),
    }


def _devices(c: Constraints, at_edge: bool, gaps: Gaps) -> float:
    """Those that are counted; at the edge as many as are judged, or the usual number."""
    counted = c.data.devices
    return gaps.number("devices", fleet(c)) if at_edge else float(counted.value if counted else 0)


def _hours(shape: dict[str, Any], rates: dict[str, Any]) -> float:
    """Of a day's predictions on the default machine; of the predictions of a run where runs are more seldom."""
    days = max(1.0, rates["run_every_s"] / DAY)
    return float(rates["predictions_month"] / 30 * days / shape["scored_per_hour"])


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
    counted = (fact for fact in (c.data.entities, c.data.row_count, c.data.documents) if fact is not None)
    counts = [fact.value for fact in counted if not profiles.are_people(fact.unit)]
    fitting = [count for count in counts if count <= MOST_ITEMS]
    return min(fitting) if fitting else gaps.number("items", None)


def _corpus(c: Constraints, gaps: Gaps) -> float:
    """Documents that are asked about: counted as such, or as rows; a number of customers or of users is none."""
    if c.data.documents is not None:
        return c.data.documents.value
    rows, things = c.data.row_count, c.data.entities
    if rows is not None and (not rows.unit or _are_documents(rows)):
        return gaps.number("docs", rows)
    return gaps.number("docs", things if things is not None and _are_documents(things) else None)


def _are_documents(counted: Fact[float]) -> bool:
    return bool(set((counted.unit or "").lower().split()) & WRITTEN)


def _chunks(c: Constraints, shape: dict[str, Any], gaps: Gaps) -> float:
    """Passages of a document: by its pages where they are told, each of them, or all together."""
    pages, rows = c.data.pages_per_doc, c.data.row_count
    if pages is not None:
        return max(1.0, pages.value * CHUNKS_A_PAGE)
    if rows is not None and "pages" in (rows.unit or ""):
        return max(1.0, CHUNKS_A_PAGE * (rows.value / c.data.documents.value if c.data.documents else 1.0))
    return gaps.number("chunks_per_doc", None, shape["chunks_per_doc"])


def _history(c: Constraints, shape: dict[str, Any], rates: dict[str, Any]) -> float | None:
    """Rows of the past that can be learned from, of two years at most: as many as are scored where that is told and
    each is a case of its own; else a row a day and series, of a series forecast by the month one a month, as an entity
    has."""
    months = min(MOST_MONTHS, c.data.history_months.value if c.data.history_months else USUAL_MONTHS)
    problem = known(c.project.problem_type, "binary_clf")
    if problem in CASES and rates["mode"] in ANSWERED and _is_rated(c, shape, rates):
        sampled = AUCTION_LOG if domain(c) == "ads" and rates["rps_avg"] > AUCTION_RPS else 1.0
        return float(rates["predictions_month"] * months * sampled)
    if c.data.entities is None:
        return None
    daily = problem == "forecasting" and known(c.run_period, "daily") not in SELDOM
    return float(c.data.entities.value * months * (DAYS_A_MONTH if daily else 1))


def _is_rated(c: Constraints, shape: dict[str, Any], rates: dict[str, Any]) -> bool:
    """The brief tells how many are scored on average, as requests or as events that are each judged."""
    events = judged_events(c, rates["mode"], shape)
    told = (c.throughput.rps_avg, c.throughput.predictions_per_day, events)
    return any(fact is not None and fact.source is Source.STATED for fact in told)


def _stored(c: Constraints, shape: dict[str, Any]) -> float | None:
    counted = c.data.row_count or c.data.entities
    return max(1.0, counted.value * shape["item_kb"] / 1e6) if counted else None


def _arriving(c: Constraints, shape: dict[str, Any], rates: dict[str, Any], gaps: Gaps) -> float:
    """GB a day: events in compressed columns, and what is kept of requests that are files unless they stay on site; of
    an auction a sample; rows that come to be scored in a list."""
    events = rates["events_per_s"] * rates["event_kb"] * COLUMNAR
    if domain(c) == "ads" and rates["rps_avg"] > AUCTION_RPS:
        events *= AUCTION_LOG
    told = c.throughput.predictions_per_day
    rows = rates["mode"] == "batch" and rates["payload_kb"] <= FILE_KB
    if rows and told is not None and told.source is Source.STATED and not rates["events_per_s"]:
        events += told.value / DAY * min(shape["item_kb"], FILE_KB) * COLUMNAR
    files = rates["payload_kb"] if rates["payload_kb"] > FILE_KB and rates["mode"] != "edge" else 0.0
    return float(events + files * (_kept(c, shape, rates, gaps) if files else 0.0)) * DAY / 1e6


def _kept(c: Constraints, shape: dict[str, Any], rates: dict[str, Any], gaps: Gaps) -> float:
    """Files a second that are kept: the usual share; of what cameras send some of each, as at the edge."""
    usual, cameras = float(shape["kept"] * rates["rps_avg"]), c.data.devices
    if cameras is None or c.retention_days.raw is not None or usual * DAY <= cameras.value * KEPT_A_DEVICE:
        return usual
    gaps.record("kept_of_each", KEPT_A_DEVICE)
    return float(cameras.value * KEPT_A_DEVICE / DAY)


def _documents_a_day(c: Constraints, retrieval: bool, gaps: Gaps) -> float:
    if c.throughput.docs_per_day or retrieval:
        return gaps.number("docs_day", c.throughput.docs_per_day)
    return float(known(c.throughput.docs_per_day, 0.0))
