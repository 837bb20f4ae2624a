"""Training sees only outcomes that were known, and tests on what came later."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from mlsystem import dataset, domain, sample

DATA = sample.synthesise(3000, seed=9)


def test_a_label_that_had_not_arrived_is_not_used() -> None:
    as_of = sample.START + timedelta(days=sample.DAYS / 2 + domain.LABEL_DELAY_DAYS)
    rows = dataset.known(DATA.records, DATA.labels, as_of)
    assert 0 < rows.height < DATA.records.height
    assert rows["known_at"].max() <= as_of  # type: ignore[operator]


def test_training_labels_were_known_before_the_held_out_part_begins() -> None:
    labelled = dataset.known(DATA.records, DATA.labels, sample.KNOWN_AT)
    split = dataset.split(labelled, DATA.activity)
    cut = labelled["at"].sort()[int(labelled.height * 0.7)]
    in_gap = labelled.filter((pl.col("at") < cut) & (pl.col("known_at") >= cut)).height
    assert len(split.test.y) == labelled.filter(pl.col("at") >= cut).height
    assert len(split.train.y) == labelled.height - len(split.test.y) - in_gap
    assert in_gap > 0 or domain.LABEL_DELAY_DAYS < 1


def test_a_label_that_came_later_than_usual_teaches_nothing_either() -> None:
    """Half of the labels take a month longer than the delay the system was planned with."""
    late = timedelta(days=30)
    slow = pl.when(pl.int_range(pl.len()) % 2 == 0).then(pl.col("known_at") + late).otherwise("known_at")
    labels = DATA.labels.with_columns(slow.alias("known_at"))
    labelled = dataset.known(DATA.records, labels, sample.KNOWN_AT + late)
    cut = labelled["at"].sort()[int(labelled.height * 0.7)]
    gap = timedelta(days=domain.LABEL_DELAY_DAYS)
    known = labelled.filter((pl.col("at") < cut - gap) & (pl.col("known_at") < cut))
    assert known.height < labelled.filter(pl.col("at") < cut - gap).height
    assert len(dataset.split(labelled, DATA.activity).train.y) == known.height
