"""What is versioned here: two stages, judged on the newest days against the list everybody would get."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import polars as pl

from mlsystem import dataset, domain, features, ranking, retrieval, signals, slate_quality, tables
from mlsystem.dataset import Data, Part, Request, Split
from mlsystem.gates import Metrics
from mlsystem.ranking import TwoStage
from mlsystem.settings import Settings

INPUTS = features.NAMES
HeldOut = Data
FEW = 6


@dataclass(frozen=True)
class Fitted:
    model: TwoStage
    family: str
    metrics: Metrics
    extra: dict[str, Any]


@dataclass(frozen=True)
class Shuffled(Split):
    """A split whose ranker learns from picks that were mixed up."""

    seed: int = 0


def split(config: Settings, as_of: datetime) -> Split:
    return dataset.split(config, as_of)


def held_out(config: Settings, as_of: datetime) -> HeldOut:
    """The newest days known at `as_of`."""
    conf = config.table("recommend")
    items, events = tables.read("items", config), tables.read("events", config)
    today = as_of.date()
    return dataset.window(items, events, today - timedelta(days=conf["test_days"]), today, conf)


def fit(parts: Split, config: Settings, seed: int) -> Fitted:
    """Index, then both rankers on its candidates; the simpler one unless clearly beaten."""
    index = retrieval.fit(parts.events, parts.known, seed)
    learn = _mixed(dataset.examples(parts.rank, index), parts)
    test = dataset.examples(parts.test, index)
    models = {name: ranking.fit(name, index, learn, seed) for name in ranking.FAMILIES}
    results = {name: _measured(model, parts.test, test) for name, model in models.items()}
    gain = results["boosted_trees"]["ndcg"] - results["linear"]["ndcg"]
    family = "boosted_trees" if gain > config.table("gates")["champion"]["tolerance"] else "linear"
    reference = _reference(models[family], parts.test, test)
    extra = {"candidates": results, "reference": reference, "rows": len(learn.y), "seed": seed}
    return Fitted(models[family], family, results[family], extra)


def shuffled(parts: Split, seed: int) -> Split:
    """The same split with its picks mixed up: whoever learns from it has learned nothing."""
    return Shuffled(parts.events, parts.known, parts.rank, parts.test, seed)


def measure(model: TwoStage, data: HeldOut) -> Metrics:
    return _measured(model, data, dataset.examples(data, model.index))


def slices(model: TwoStage, data: HeldOut) -> dict[str, Metrics]:
    """Users nobody knows, users with few events and the rest; groups of at least 100 requests."""
    groups = {
        "history=none": [r for r in data.requests if not r.events],
        "history=few": [r for r in data.requests if 0 < len(r.events) < FEW],
        "history=many": [r for r in data.requests if len(r.events) >= FEW],
    }
    enough = {name: mine for name, mine in groups.items() if len(mine) >= 100}
    return {name: measure(model, replace(data, requests=mine)) for name, mine in enough.items()}


def arrived(config: Settings, after: datetime, until: datetime) -> tuple[int, int]:
    """Events in (after, until], and how many of them said more than the least kind does."""
    events = tables.read("events", config).filter(pl.col("at").is_between(after, until, closed="right"))
    weight = pl.col("kind").replace_strict(domain.KINDS, return_dtype=pl.Float64)
    return events.height, events.filter(weight > min(domain.KINDS.values())).height


def request_signals(model: TwoStage, data: Data, part: Part) -> list[dict[str, float]]:
    """signals.NAMES of every request of a window."""
    scores = model.scores(part.x)
    ends = np.searchsorted(part.group, np.arange(len(data.requests) + 1))
    best = [float(scores[ends[n] : ends[n + 1]].max()) for n in range(len(data.requests))]
    return [signals.of(_user(data, r), data.of(r), s) for r, s in zip(data.requests, best, strict=True)]


def _user(data: Data, request: Request) -> features.User:
    return features.user(request.events, request.at.timestamp(), data.of(request))


def _measured(model: TwoStage, data: Data, part: Part) -> Metrics:
    return slate_quality.measure(data, slate_quality.ranked(data, part, model.scores(part.x)), part)


def _mixed(part: Part, parts: Split) -> Part:
    if not isinstance(parts, Shuffled):
        return part
    return replace(part, y=np.random.default_rng(parts.seed).permutation(part.y))


def _reference(model: TwoStage, data: Data, part: Part) -> dict[str, list[float]]:
    rows = request_signals(model, data, part)
    return {name: [round(row[name], 6) for row in rows] for name in signals.NAMES}
