"""Bad rows are set aside with a reason; a bad delivery is refused."""

from __future__ import annotations

import polars as pl
import pytest

from mlsystem import contracts, domain, landing, sample
from mlsystem.settings import Settings
from pipelines import ingest


@pytest.fixture
def records() -> pl.DataFrame:
    return sample.synthesise(400, seed=3).records


def test_violating_rows_are_quarantined_with_their_reason(records: pl.DataFrame, empty: Settings) -> None:
    column = domain.NUMERIC[0]
    bad = records.with_columns(
        pl.when(pl.int_range(pl.len()) == 5)
        .then(column.high * 10 + 1)
        .otherwise(column.name)
        .alias(column.name)
    )
    result = ingest.ingest(bad, "records", empty)
    assert (result.accepted, result.quarantined) == (399, 1)
    (path,) = (empty.home / "quarantine").glob("records-*.csv")
    assert pl.read_csv(path)["reasons"].to_list() == [f"{column.name}:above_maximum"]


def test_a_later_delivery_leaves_an_earlier_ones_bad_rows(records: pl.DataFrame, empty: Settings) -> None:
    column = domain.NUMERIC[0].name
    for place in (5, 6, 6):
        bad = pl.when(pl.int_range(pl.len()) == place).then(None).otherwise(column).alias(column)
        assert ingest.ingest(records.with_columns(bad), "records", empty).quarantined == 1
    files = (empty.home / "quarantine").glob("records-*.csv")
    kept = [pl.read_csv(path)[domain.ENTITY].item() for path in files]
    assert sorted(kept) == sorted(records[domain.ENTITY][5:7].to_list())


def test_unknown_category_null_and_duplicate_are_named(records: pl.DataFrame, empty: Settings) -> None:
    contract = contracts.load(empty.contracts / "records.json")
    category, number = domain.CATEGORY[0].name, domain.NUMERIC[0].name
    broken = pl.concat([records, records.head(1)]).with_columns(
        pl.when(pl.int_range(pl.len()) == 1).then(pl.lit("?")).otherwise(category).alias(category),
        pl.when(pl.int_range(pl.len()) == 2).then(None).otherwise(number).alias(number),
    )
    reasons = contracts.check(broken, contract).quarantined["reasons"].explode().to_list()
    expected = ["duplicate_key", f"{category}:not_allowed", f"{number}:null_or_wrong_type"]
    assert sorted(reasons) == sorted(expected)


def test_a_delivery_with_too_many_bad_rows_is_refused(records: pl.DataFrame, empty: Settings) -> None:
    with pytest.raises(contracts.ContractError, match="violate the contract"):
        ingest.ingest(records.with_columns(pl.lit(None).alias(domain.NUMERIC[0].name)), "records", empty)
    assert not (empty.landing / "records").exists()


def test_a_missing_column_refuses_and_a_new_one_is_dropped(records: pl.DataFrame, empty: Settings) -> None:
    contract = contracts.load(empty.contracts / "records.json")
    with pytest.raises(contracts.ContractError, match="missing columns"):
        contracts.check(records.drop(domain.NUMERIC[0].name), contract)
    added = contracts.check(records.with_columns(pl.lit(1).alias("brand_new")), contract)
    assert "brand_new" not in added.good.columns


def test_running_the_same_delivery_twice_adds_nothing(records: pl.DataFrame, empty: Settings) -> None:
    key = [domain.ENTITY, "at"]
    first = ingest.ingest(records, "records", empty).files
    once = landing.read("records", empty.landing, key).sort(key)
    assert ingest.ingest(records, "records", empty).files == first
    overlapping = records.tail(50)
    ingest.ingest(overlapping, "records", empty)
    assert landing.read("records", empty.landing, key).sort(key).equals(once)


def test_a_late_row_lands_on_the_day_it_happened(records: pl.DataFrame, empty: Settings) -> None:
    late = records.sort("at").head(1)
    (path,) = landing.land(late, "records", empty.landing)
    assert path.parent.name == f"dt={late['at'][0]:%Y-%m-%d}"


def test_backfill_is_repeatable(
    records: pl.DataFrame, empty: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("backfill")
    records.write_parquet(folder / "records_2025.parquet")
    first = ingest.backfill(folder, empty)
    assert [r.table for r in first] == ["records"]
    assert ingest.backfill(folder, empty) == first


def test_reading_what_never_landed_says_so(empty: Settings) -> None:
    with pytest.raises(FileNotFoundError, match="nothing landed for labels"):
        landing.read("labels", empty.landing, [domain.ENTITY])
