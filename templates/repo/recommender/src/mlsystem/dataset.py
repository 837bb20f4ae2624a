"""Requests as they would have been made: a user, a moment, and what was picked from then on that day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from mlsystem import candidates, catalogue, domain, features, retrieval, tables
from mlsystem.catalogue import Catalogue, Floats, Ints
from mlsystem.history import Event, Landed, Window
from mlsystem.retrieval import Index
from mlsystem.settings import Settings


@dataclass(frozen=True)
class Request:
    """`picked` are the items of the session that begins at `at`: none of it is in `events`."""

    user: str
    at: datetime
    events: list[Event]
    picked: set[str]


@dataclass(frozen=True)
class Data:
    """Requests of a window with the catalogue of each day, and the events the window may learn from."""

    requests: list[Request]
    catalogues: dict[date, Catalogue]
    conf: dict[str, Any]

    def of(self, request: Request) -> Catalogue:
        return self.catalogues[request.at.date()]


@dataclass(frozen=True)
class Split:
    """The index learns from `events` (all older), the ranker from `rank`; `test` is newer than both."""

    events: pl.DataFrame
    known: Catalogue
    rank: Data
    test: Data


@dataclass(frozen=True)
class Part:
    """Candidates of many requests: `x` as features.NAMES, `y` 1 where picked; `group` numbers the request."""

    x: Floats
    y: Ints
    group: Ints
    positions: Ints


def split(config: Settings, as_of: datetime) -> Split:
    """Three windows by time, from what had happened before the day of `as_of`."""
    conf, today = config.table("recommend"), as_of.astimezone(UTC).date()
    items, events = tables.read("items", config), tables.read("events", config)
    cut = today - timedelta(days=conf["test_days"])
    begin = cut - timedelta(days=conf["rank_days"])
    older = events.filter(pl.col("at") < start(begin))
    if not older.height:
        raise ValueError(f"nothing happened before {begin}: too little to learn from")
    return Split(
        older,
        catalogue.build(items, events, begin),
        window(items, events, begin, cut, conf),
        window(items, events, cut, today, conf),
    )


def window(items: pl.DataFrame, events: pl.DataFrame, begin: date, end: date, conf: dict[str, Any]) -> Data:
    """The requests of the days from `begin` up to `end`, the last one left out."""
    days = [begin + timedelta(days=i) for i in range((end - begin).days)]
    return Data(
        requests(events, begin, end, conf), {day: catalogue.build(items, events, day) for day in days}, conf
    )


def requests(events: pl.DataFrame, begin: date, end: date, conf: dict[str, Any]) -> list[Request]:
    """One per user and day: the moment is that of the first pick."""
    histories = Landed(events, Window(conf["history_days"], conf["history_most"]))
    inside = events.filter((pl.col("at") >= start(begin)) & (pl.col("at") < start(end)))
    sessions = (
        inside.group_by(domain.USER, pl.col("at").dt.date().alias("day"))
        .agg(pl.col("at").min(), pl.col(domain.ITEM))
        .sort("at", domain.USER)
    )
    return [
        Request(
            row[domain.USER], row["at"], histories.before(row[domain.USER], row["at"]), set(row[domain.ITEM])
        )
        for row in sessions.iter_rows(named=True)
    ]


def examples(data: Data, index: Index) -> Part:
    """Every candidate of every request, as the service would have proposed it."""
    aligned = {day: index.aligned(found) for day, found in data.catalogues.items()}
    rows = [_candidates(request, data, aligned[request.at.date()]) for request in data.requests]
    return Part(
        np.vstack([x for x, _, _ in rows]),
        np.concatenate([y for _, y, _ in rows]),
        np.repeat(np.arange(len(rows)), [len(y) for _, y, _ in rows]),
        np.concatenate([chosen for _, _, chosen in rows]),
    )


def _candidates(request: Request, data: Data, index: retrieval.Aligned) -> tuple[Floats, Ints, Ints]:
    known, moment = data.of(request), request.at.timestamp()
    who = features.user(request.events, moment, known)
    chosen = np.array(list(candidates.propose(who, moment, known, index, data.conf)), dtype=np.int64)
    x = features.build(who, moment, chosen, known, index, data.conf["recent_items"])
    y = np.array([known.ids[i] in request.picked for i in chosen], dtype=np.int64)
    return x, y, chosen


def start(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
