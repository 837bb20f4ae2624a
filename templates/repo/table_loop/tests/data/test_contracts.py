"""Bad rows are set aside with a reason, bad deliveries are refused, repeats change nothing."""

from __future__ import annotations

from datetime import timedelta

import polars as pl
import pytest

from mlsystem import contracts, domain, landing, sample, tables
from mlsystem.settings import Settings
from pipelines import ingest

DATA = sample.synthesise(sample.SMALLEST, seed=3)


@pytest.fixture(params=domain.TABLES)
def table(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def rows(table: str) -> pl.DataFrame:
    """A delivery large enough that one bad row is less than the contract allows."""
    found: pl.DataFrame = getattr(DATA, table)
    return found.head(400)


def broken(frame: pl.DataFrame, column: str, value: object, at: int) -> pl.DataFrame:
    return frame.with_columns(
        pl.when(pl.int_range(pl.len()) == at).then(pl.lit(value)).otherwise(column).alias(column)
    )


def test_each_violation_is_named(table: str, empty: Settings) -> None:
    contract = tables.contract(table, empty)
    frame = rows(table)
    for column in contract.columns:
        marked = contracts.check(broken(frame, column.name, None, 1), contract).quarantined
        assert f"{column.name}:null_or_wrong_type" in marked["reasons"].explode().to_list()
        if column.minimum is not None:
            low = broken(frame, column.name, column.minimum - 1, 1)
            reasons = contracts.check(low, contract).quarantined["reasons"].explode().to_list()
            assert f"{column.name}:below_minimum" in reasons
        if column.allowed:
            odd = broken(frame, column.name, "unheard of", 1)
            reasons = contracts.check(odd, contract).quarantined["reasons"].explode().to_list()
            assert f"{column.name}:not_allowed" in reasons


def test_a_repeated_key_is_set_aside_once(table: str, empty: Settings) -> None:
    frame = rows(table)
    checked = contracts.check(pl.concat([frame, frame.head(1)]), tables.contract(table, empty))
    assert checked.good.height == frame.height
    assert checked.quarantined["reasons"].to_list() == [["duplicate_key"]]


def test_one_bad_row_of_many_is_quarantined_and_the_rest_lands(empty: Settings) -> None:
    table = domain.TABLES[1]
    result = ingest.ingest(broken(rows(table), "at", None, 5), table, empty)
    assert (result.accepted, result.quarantined) == (399, 1)
    (path,) = (empty.home / "quarantine").iterdir()
    assert pl.read_csv(path)["reasons"].to_list() == ["at:null_or_wrong_type"]


def test_a_delivery_with_too_many_bad_rows_is_refused(table: str, empty: Settings) -> None:
    with pytest.raises(contracts.ContractError, match="violate the contract"):
        ingest.ingest(rows(table).with_columns(at=pl.lit(None)), table, empty)
    with pytest.raises(FileNotFoundError, match=f"nothing landed for {table}"):
        tables.read(table, empty)


def test_a_missing_column_refuses_and_a_new_one_is_dropped(table: str, empty: Settings) -> None:
    contract = tables.contract(table, empty)
    with pytest.raises(contracts.ContractError, match="missing columns"):
        contracts.check(rows(table).drop("at"), contract)
    added = contracts.check(rows(table).with_columns(brand_new=pl.lit(1)), contract)
    assert "brand_new" not in added.good.columns


def test_a_repeated_and_an_overlapping_delivery_add_nothing_twice(table: str, empty: Settings) -> None:
    first = ingest.ingest(rows(table), table, empty).files
    once = tables.read(table, empty)
    assert ingest.ingest(rows(table), table, empty).files == first
    ingest.ingest(rows(table).tail(7), table, empty)
    assert tables.read(table, empty).height == once.height


def test_a_late_row_lands_on_the_day_it_happened(table: str, empty: Settings) -> None:
    late = rows(table).head(1).with_columns(pl.col("at") - timedelta(days=90))
    (path,) = landing.land(late, table, empty.landing)
    assert path.parent.name == f"dt={late['at'][0]:%Y-%m-%d}"


def test_backfill_is_repeatable(empty: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("backfill")
    for table in domain.TABLES:
        rows(table).write_parquet(folder / f"{table}_2025.parquet")
    first = ingest.backfill(folder, empty)
    assert [r.table for r in first] == list(domain.TABLES)
    assert ingest.backfill(folder, empty) == first
