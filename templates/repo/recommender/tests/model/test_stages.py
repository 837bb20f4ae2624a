"""Both stages learn, are judged on newer days than they learned from, and beat the popularity list."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import polars as pl
import pytest

from mlsystem import dataset, domain, registry, signals, slate_quality, task
from mlsystem.settings import Settings


def test_the_windows_follow_each_other(trained: Settings, now: datetime) -> None:
    parts = task.split(trained, now)
    rank, test = ([r.at for r in data.requests] for data in (parts.rank, parts.test))
    assert parts.events["at"].max() < min(rank)  # type: ignore[operator]
    assert max(rank) < min(test)
    assert max(test) < now
    assert {r.at for r in task.held_out(trained, now).requests} == set(test)


def test_too_little_history_is_said_so(trained: Settings, now: datetime) -> None:
    with pytest.raises(ValueError, match="too little to learn"):
        task.split(trained, now - timedelta(days=60))


def test_the_model_beats_the_list_everybody_gets(trained: Settings) -> None:
    metrics = registry.card(trained.registry, "v0001").metrics
    assert metrics["lift"] > 1.1
    assert metrics["repeated"] == 0
    assert set(registry.card(trained.registry, "v0001").extra["candidates"]) == {"linear", "boosted_trees"}


def test_the_popularity_list_has_a_lift_of_one(trained: Settings, now: datetime) -> None:
    data = task.held_out(trained, now)
    model, _ = registry.load(trained.registry, "v0001")
    part = dataset.examples(data, model.index)
    assert slate_quality.measure(data, slate_quality.popular(data), part)["lift"] == pytest.approx(1.0)


def test_ndcg_on_slates_known_by_hand() -> None:
    assert slate_quality.ndcg(["a", "b"], {"a"}) == 1.0
    assert slate_quality.ndcg(["b", "a"], {"a"}) == pytest.approx(0.6309, abs=1e-4)
    assert slate_quality.ndcg(["b"], {"a"}) == 0.0
    assert slate_quality.ndcg(["a", "b"], {"a", "b"}) == pytest.approx(1.0)
    assert slate_quality.ndcg([], set()) == 0.0


def test_a_slate_that_repeats_itself_is_counted(trained: Settings, now: datetime) -> None:
    data = task.held_out(trained, now)
    model, _ = registry.load(trained.registry, "v0001")
    few = replace(data, requests=data.requests[:4])
    part = dataset.examples(few, model.index)
    twice = [["x", "x"] for _ in few.requests]
    assert slate_quality.measure(few, twice, part)["repeated"] == 1.0


def test_every_kind_of_user_is_reported(trained: Settings, now: datetime) -> None:
    model, _ = registry.load(trained.registry, "v0001")
    found = task.slices(model, task.held_out(trained, now))
    assert set(found) <= {"history=none", "history=few", "history=many"}
    assert "history=many" in found


def test_signals_are_one_row_per_request(trained: Settings, now: datetime) -> None:
    data = task.held_out(trained, now)
    model, card = registry.load(trained.registry, "v0001")
    rows = task.request_signals(model, data, dataset.examples(data, model.index))
    assert len(rows) == len(data.requests)
    assert set(rows[0]) == set(signals.NAMES) == set(card.extra["reference"])
    shares = [sum(v for k, v in row.items() if k.startswith("share_of_")) for row in rows]
    assert all(share == pytest.approx(1.0) or share == 0 for share in shares)


def test_labels_are_events_and_stronger_kinds_are_counted_apart(trained: Settings, now: datetime) -> None:
    events, strong = task.arrived(trained, now - timedelta(days=30), now)
    assert 0 < strong < events
    assert domain.KINDS
    assert isinstance(pl.Series([events]).sum(), int)
