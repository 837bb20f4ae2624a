"""What does not meet its contract is set aside, with the reason."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from mlsystem import contracts, sample
from mlsystem.settings import Settings
from pipelines import ingest
from pipelines.train import table

DATA = sample.synthesise(40, seed=6)


def test_bad_rows_are_quarantined_with_their_reason(empty: Settings) -> None:
    first = pl.col("event_id") == DATA.payments["event_id"][0]
    bad = DATA.payments.with_columns(pl.when(first).then(-1.0).otherwise(pl.col("amount")).alias("amount"))
    done = ingest.ingest(bad, "payments", empty)
    assert (done.accepted, done.quarantined) == (DATA.payments.height - 1, 1)
    (path,) = (empty.home / "quarantine").glob("payments-*.csv")
    assert pl.read_csv(path)["reasons"].to_list() == ["amount:below_minimum"]


def test_a_later_delivery_leaves_an_earlier_ones_bad_rows(empty: Settings) -> None:
    refused = DATA.payments["event_id"].head(2).to_list()
    for key in (*refused, refused[1]):
        amount = pl.when(pl.col("event_id") == key).then(-1.0).otherwise(pl.col("amount")).alias("amount")
        assert ingest.ingest(DATA.payments.with_columns(amount), "payments", empty).quarantined == 1
    files = (empty.home / "quarantine").glob("payments-*.csv")
    assert sorted(pl.read_csv(path)["event_id"].item() for path in files) == sorted(refused)


def test_a_delivery_with_too_many_bad_rows_is_refused(empty: Settings) -> None:
    with pytest.raises(contracts.ContractError, match="violate"):
        ingest.ingest(DATA.payments.with_columns(pl.lit("fax").alias("channel")), "payments", empty)


def test_a_missing_column_is_refused_and_a_new_one_dropped(empty: Settings) -> None:
    with pytest.raises(contracts.ContractError, match="missing columns"):
        ingest.ingest(DATA.payments.drop("device_id"), "payments", empty)
    ingest.ingest(DATA.payments.with_columns(pl.lit(1).alias("more")), "payments", empty)
    assert "more" not in table("payments", empty).columns


def test_a_backfill_may_be_repeated(empty: Settings, tmp_path: Path) -> None:
    DATA.payments.write_parquet(tmp_path / "payments-1.parquet")
    DATA.labels.write_parquet(tmp_path / "labels-1.parquet")
    for _ in range(2):
        assert [r.table for r in ingest.backfill(tmp_path, empty)] == ["payments", "labels"]
    assert table("payments", empty).height == DATA.payments.height
