"""The published table: whole, repeatable, adding up, never on stale actuals; measured once its days came."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from mlsystem import dataset, due, predictor, publishing, registry, sample, table_check
from mlsystem.dataset import Tables
from mlsystem.settings import Settings
from pipelines import batch_infer, deadline, ingest, monitor, outcome, window

NOW = sample.START + timedelta(days=sample.DAYS, hours=2)
RUN = NOW.date()


def horizon(config: Settings) -> int:
    return int(config.table("forecast")["horizon_days"])


def test_every_series_and_day_once_and_a_rerun_changes_nothing(system: Settings) -> None:
    first = batch_infer.infer(system, RUN, NOW)
    assert batch_infer.infer(system, RUN, NOW).equals(first)
    series = sample.SMALLEST * sample.ITEMS_PER_LOCATION + sample.SMALLEST + 1
    assert first.height == series * horizon(system)
    assert table_check.adds_up(first)
    assert first["at"].dt.date().min() == RUN
    seen = publishing.current(system.home / "published")
    assert seen is not None
    assert seen.equals(first)


def test_late_actuals_refuse_the_run(system: Settings) -> None:
    with pytest.raises(batch_infer.StaleInputError):
        batch_infer.infer(system, RUN + timedelta(days=5), NOW)
    assert publishing.current(system.home / "published") is None


def test_without_a_champion_nothing_is_published(empty: Settings) -> None:
    ingest.deliver(sample.synthesise(1, seed=7, days=40), empty)
    with pytest.raises(registry.RegistryError):
        batch_infer.infer(empty, sample.START.date() + timedelta(days=40), NOW)


def test_a_model_of_other_features_is_refused(system: Settings) -> None:
    model, card = registry.load(system.registry, "v0001")
    facts = {"family": "x", "metrics": {}, "data_snapshot": "", "code_sha": "", "trained_at": card.trained_at}
    registry.promote(
        system.registry, registry.register(system.registry, model, inputs=["other"], **facts).version
    )
    with pytest.raises(registry.RegistryError, match="other features"):
        predictor.load(system.registry)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (pl.col("mean") * -1, "negative"),
        (pl.lit(float("nan")).alias("p50"), "missing"),
        ((pl.col("p90") + 1).alias("p10"), "out of order"),
        (pl.lit("L00").alias("location"), "twice"),
        (pl.when(pl.col("level") == 2).then(1.0).otherwise("mean").alias("mean"), "add up"),
        ((pl.col("mean") * 5).alias("mean"), "three times"),
    ],
)
def test_a_bad_table_is_named(system: Settings, change: pl.Expr, problem: str) -> None:
    good = batch_infer.infer(system, RUN, NOW)
    found = table_check.problems(good.with_columns(change), good, horizon(system))
    assert any(problem in text for text in found)


def test_an_empty_or_short_table_is_named(system: Settings) -> None:
    good = batch_infer.infer(system, RUN, NOW)
    assert table_check.problems(good, good, horizon(system)) == []
    assert table_check.problems(good.clear(), None, horizon(system)) == ["the table is empty"]
    assert any("far fewer" in t for t in table_check.problems(good.head(20), good, horizon(system)))
    short = table_check.problems(good.head(horizon(system) + 1), None, horizon(system))
    assert any("not every series" in t or "do not add up" in t for t in short)


def test_a_run_is_pending_until_its_last_day_is_known(system: Settings) -> None:
    batch_infer.infer(system, RUN, NOW)
    days = timedelta(days=horizon(system))
    assert outcome.outcome(system, RUN + days - timedelta(days=1)) == {"status": "pending"}
    ingest.deliver(sample.ahead(sample.SMALLEST, seed=8), system)
    report = outcome.outcome(system, RUN + days)
    assert report["status"] == "measured"
    assert 0 < report["all days"]["wape"] < 1
    assert (system.home / "published" / "outcome.json").is_file()


def test_shifted_demand_raises_the_alarm_and_ordinary_demand_does_not(system: Settings) -> None:
    for shift, seed in ((0.0, 31), (1.0, 32)):
        start = sample.START
        data = sample.synthesise(6, seed, start, shift)
        entries = window.of(system, Tables(data.items, data.actuals, data.plans), RUN)
        report = monitor.monitor(system, entries)
        assert (report.status, bool(report.fired)) == ("compared", shift > 0), report.fired
    assert monitor.windows_in_a_row(system) == 1


def test_the_monitor_looks_at_the_newest_run_whose_days_are_known(system: Settings) -> None:
    assert window.newest(system) == []
    batch_infer.infer(system, RUN, NOW)
    ingest.deliver(sample.ahead(sample.SMALLEST, seed=8), system)
    known = RUN + timedelta(days=horizon(system))
    assert window.newest(system) == window.of(system, dataset.load(system), known)


@pytest.mark.parametrize(
    ("published", "asked", "problem"),
    [
        ([], "01:00", None),
        ([], "05:55", "no table for today"),
        (["02:00"], "05:55", None),
        (["05:58"], "23:00", "the table came at 05:58"),
        (["02:00", "07:00", "12:00"], "12:05", None),
    ],
)
def test_the_first_table_of_a_day_is_held_to_the_deadline(
    system: Settings, published: list[str], asked: str, problem: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_at(system, monkeypatch, "UTC")
    for clock in published:
        publishing.publish(TABLE, RUN, system.home / "published", [], moment(clock))
    found = deadline.late(system, moment(asked))
    assert found is None if problem is None else problem in str(found)


def test_the_deadline_hangs_on_the_wall_of_the_readers(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_at(system, monkeypatch, "Europe/Berlin")
    publishing.publish(TABLE, RUN, system.home / "published", [], moment("03:00"))
    assert deadline.late(system, moment("12:00")) is None
    conf = system.table("forecast")
    assert due.today(conf, datetime(2025, 3, 29, 23, 30, tzinfo=UTC)) == date(2025, 3, 30)
    assert due.moment(conf, date(2025, 3, 29)).utcoffset() == timedelta(hours=1)
    assert due.moment(conf, date(2025, 3, 30)).utcoffset() == timedelta(hours=2)


def test_a_refresh_leaves_the_forecast_that_was_used_and_that_one_is_judged(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    due_at(system, monkeypatch, "UTC")
    used = batch_infer.infer(system, RUN, moment("05:00"))
    later = used.with_columns(pl.lit("later").alias("model_version"))
    folder = system.home / "published"
    publishing.publish(later, RUN, folder, [], moment("12:00"))
    seen, judged = publishing.current(folder), publishing.of_date(folder, RUN, by=moment("06:00"))
    assert seen is not None
    assert judged is not None
    assert seen.equals(later)
    assert judged.equals(used)


TABLE = pl.DataFrame({"entity": ["a"], "value": [1.0]})


def due_at(system: Settings, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    conf = {**system.table("forecast"), "deadline": "06:00", "margin_minutes": 30, "time_zone": zone}
    monkeypatch.setattr(Settings, "table", lambda _, name: conf)


def moment(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(RUN.year, RUN.month, RUN.day, hour, minute, tzinfo=UTC)
