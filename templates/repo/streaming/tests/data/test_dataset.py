"""Training sees ripe labels only, split by time; explored payments stand for the held ones."""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl

from mlsystem import dataset, domain, features, sample
from mlsystem.settings import Settings
from pipelines import ingest
from pipelines.train import decided, split, table

DATA = sample.synthesise(80, seed=9)
BUILT = features.table(DATA.payments, DATA.labels)
NONE = pl.DataFrame(schema={"event_id": pl.String(), "propensity": pl.Float64()})


def test_young_payments_are_left_out_even_when_their_fraud_is_known() -> None:
    told = DATA.labels.filter(pl.col(domain.LABEL) == 1)["known_at"].sort()
    as_of = told[len(told) // 2]
    ripe_until = as_of - timedelta(days=domain.LABEL_DELAY_DAYS)
    ripe = dataset.known(DATA.payments, DATA.labels, as_of)
    assert ripe["at"].max() <= ripe_until  # type: ignore[operator]
    young = DATA.payments.filter(pl.col("at") > ripe_until)
    early = DATA.labels.filter((pl.col("known_at") <= as_of) & (pl.col(domain.LABEL) == 1))
    assert young.join(early, on="event_id").height > 0


def test_the_gap_between_training_and_test_is_the_label_delay(now: datetime) -> None:
    ripe = dataset.known(DATA.payments, DATA.labels, now)
    cut = ripe["at"].sort()[int(ripe.height * 0.7)]
    parts = dataset.split(ripe, BUILT, NONE)
    assert len(parts.test.y) == ripe.filter(pl.col("at") >= cut).height
    end = cut - timedelta(days=domain.LABEL_DELAY_DAYS)
    assert len(parts.train.y) < ripe.filter(pl.col("at") < end).height


def test_an_explored_payment_counts_as_many_times_as_it_stands_for(now: datetime) -> None:
    ripe = dataset.known(DATA.payments, DATA.labels, now)
    plain = dataset.split(ripe, BUILT, NONE)
    middle = ripe.filter(pl.col("at").is_between(*_training(ripe)))["event_id"][0]
    explored = pl.DataFrame({"event_id": [middle], "propensity": [0.02]})
    weighted = dataset.split(ripe, BUILT, explored)
    assert len(weighted.train.y) == len(plain.train.y) + dataset.MAX_WEIGHT - 1
    assert len(weighted.test.y) == len(plain.test.y)


def _training(ripe: pl.DataFrame) -> tuple[datetime, datetime]:
    first, cut = ripe["at"][0], ripe["at"].sort()[int(ripe.height * 0.7)]
    return first + timedelta(days=dataset.WARM_UP_DAYS), cut - timedelta(days=domain.LABEL_DELAY_DAYS)


def test_repeated_deliveries_change_nothing(system: Settings, now: datetime) -> None:
    before = split(system, now)
    rows = table("payments", system).height
    again = sample.synthesise(200, seed=7)
    twice = pl.concat([again.payments, again.payments.head(50)])
    ingest.ingest(twice, "payments", system)
    assert table("payments", system).height == rows
    assert (split(system, now).train.x == before.train.x).all()
    assert decided(system).is_empty()
