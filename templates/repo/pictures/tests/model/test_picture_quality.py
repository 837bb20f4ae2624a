"""Judging: newer pictures only, none that was learnt, every source on its own, against colours alone."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mlsystem import gates, mark_quality, registry, sample, task
from mlsystem.reader import Reader
from mlsystem.settings import Settings

START = datetime(2025, 3, 1, tzinfo=UTC)
RECORDS = sample.synthesise(700, 7, START)


@pytest.fixture
def model(system: Settings) -> Reader:
    found: Reader = registry.load(system.registry, registry.resolve(system.registry))[0]
    return found


def test_it_is_judged_on_newer_pictures_it_has_not_learnt() -> None:
    copied = [*RECORDS[:-5], *({**r, "picture": RECORDS[0]["picture"]} for r in RECORDS[-5:])]
    learn, held_out = task.split(copied)
    assert max(r["received_at"] for r in learn) < min(r["received_at"] for r in held_out)
    assert not {r["id"] for r in RECORDS[-5:]} & {r["id"] for r in held_out}
    assert len(held_out) > 150


def test_pictures_people_got_because_they_were_hard_teach_but_do_not_measure() -> None:
    hard = [{**r, "sampled_by": "unsure"} if i % 2 else r for i, r in enumerate(RECORDS)]
    learn, held_out = task.split(hard)
    assert any(r["sampled_by"] == "unsure" for r in learn)
    assert all(r["sampled_by"] != "unsure" for r in held_out)


def test_every_gate_is_measured_and_every_source_judged(model: Reader, system: Settings) -> None:
    _, held_out = task.split(RECORDS)
    found, limits = task.measure(model, held_out), system.table("gates")
    assert {*limits["at_least"], *limits["at_most"]} == set(found)
    assert limits["champion"]["metric"] == limits["slices"]["metric"] == mark_quality.MAIN
    assert set(task.slices(model, held_out)) == set(sample.SOURCES)
    assert task.slices(model, held_out[:30]) == {}


def test_a_version_that_is_never_sure_shows_nothing_and_is_refused(model: Reader, system: Settings) -> None:
    found = task.measure(replace(model, confident_at=1.1), task.split(RECORDS)[1])
    assert found["coverage"] == 0
    assert math.isnan(found["right_when_sure"])
    refused = " ".join(gates.judge(found, None, {}, system.table("gates")).refused)
    assert "right_when_sure" in refused
    assert "coverage" in refused
