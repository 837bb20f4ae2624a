"""A list is held against the outcomes that come in: only a run that could not know an outcome counts."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from mlsystem import domain, promises, sample
from mlsystem.settings import Settings
from pipelines import answered, batch_infer, kept
from pipelines.train import table

RUN = sample.START.date() + timedelta(days=sample.DAYS // 2)


def test_nothing_is_known_before_the_first_run(system: Settings) -> None:
    report = kept.measure(system)
    assert (report["status"], report["rows"], promises.missed(system)) == ("too_few", 0, [])


def test_a_run_is_held_against_outcomes_that_came_after_it(system: Settings) -> None:
    batch_infer.infer(system, RUN)
    labels = table("labels", system)
    assert answered.known(system, labels).height < 50, (
        "their outcomes were known, or nearly, when the run began"
    )
    later = labels.with_columns(pl.col("known_at") + timedelta(days=sample.DAYS))
    found = answered.known(system, later)
    assert found.height == batch_infer.entities(system, RUN).height
    assert found["answer"].null_count() == found["outcome"].null_count() == 0
    assert domain.LABEL not in found.columns
