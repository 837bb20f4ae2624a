"""Risk snapshots know only what was known that morning."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest

from mlsystem import domain, risk, sample
from mlsystem.risk import Risk, Snapshots

DATA = sample.synthesise(60, seed=5)
DAY = (sample.START + timedelta(days=100)).date()


def test_labels_that_arrive_later_change_nothing() -> None:
    early = DATA.labels.filter(pl.col("known_at").dt.date() < DAY)
    assert 0 < early.height < DATA.labels.height
    assert risk.snapshot(DATA.payments, early, DAY) == risk.snapshot(DATA.payments, DATA.labels, DAY)


def test_rates_are_pulled_to_the_overall_rate_and_order_merchants() -> None:
    found = risk.snapshot(DATA.payments, DATA.labels, date(2030, 1, 1))
    risky = [found.of_merchant(f"m{i:03d}") for i in range(sample.RISKY)]
    usual = [found.of_merchant(f"m{i:03d}") for i in range(sample.RISKY, sample.MERCHANTS)]
    assert min(risky) > sum(usual) / len(usual)
    assert 0 < max(risky) < 1
    assert found.of_merchant("never seen") == found.overall
    assert found.overall == pytest.approx(
        float(DATA.labels[domain.LABEL].sum()) / DATA.labels.height, rel=0.1
    )


def test_before_the_first_label_the_prior_holds() -> None:
    assert risk.snapshot(DATA.payments, DATA.labels, sample.START.date()) == Risk()


def test_the_newest_snapshot_not_after_the_day_is_used(tmp_path: Path) -> None:
    store = Snapshots(tmp_path)
    assert store.on(DAY) == Risk()
    first, second = Risk({"m": 0.1}), Risk({"m": 0.2})
    store.publish(DAY, first)
    store.publish(DAY + timedelta(days=2), second)
    assert store.on(DAY - timedelta(days=1)) == Risk()
    assert store.on(DAY) == store.on(DAY + timedelta(days=1)) == first
    assert store.on(DAY + timedelta(days=9)) == second
