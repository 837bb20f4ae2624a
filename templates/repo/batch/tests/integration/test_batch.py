"""Batch scoring: whole tables only, repeatable, never on stale input."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import polars as pl
import pytest

from mlsystem import domain, features, predictor, publishing, sample, wording
from mlsystem.settings import Settings
from pipelines import batch_infer, monitor, window
from pipelines.train import table

RUN = sample.END.date()


def scores(n: int, share: float = 0.5) -> pl.DataFrame:
    return pl.DataFrame({"entity": [f"e{i}" for i in range(n)], domain.ANSWER: [share * domain.HIGHEST] * n})


def test_every_entity_is_scored_once_and_a_rerun_changes_nothing(system: Settings) -> None:
    first = batch_infer.infer(system, RUN)
    assert first["entity"].n_unique() == first.height > 2000
    assert batch_infer.infer(system, RUN).equals(first)
    published = publishing.current(system.home / "published")
    assert published is not None
    assert published.equals(first)
    assert len(list((system.home / "published").glob("run_date=*"))) == 1


def test_each_row_says_why_in_words_and_is_handed_over_as_text(system: Settings) -> None:
    listed = batch_infer.infer(system, RUN)
    first = listed["reasons"][0].split("; ")
    assert 1 <= len(first) <= 3
    assert not any(name in reason for name in features.NAMES for reason in first if "_" in name)
    handed = pl.read_csv(system.home / "published" / publishing.HANDED_OVER)
    assert handed["entity"].to_list() == listed["entity"].to_list()
    assert handed["reasons"].to_list() == listed["reasons"].to_list()


def test_reasons_of_a_list_are_those_of_each_entity_alone(system: Settings) -> None:
    model = predictor.load(system.registry)
    rows = batch_infer.entities(system, RUN).head(5)
    built = features.build(rows, table("activity", system))
    whole = model.reasons(built)
    assert whole == [model.reasons(one)[0] for one in built.iter_slices(1)]
    for one, words in zip(built.iter_slices(1), whole, strict=True):
        named = [wording.said(name, one[name][0], typical(model, name)) for name in model.explain(one)[1]]
        assert words == named


def typical(model: predictor.Predictor, name: str) -> float:
    return float(model.typical[features.NAMES.index(name)])


def test_a_record_of_the_run_date_or_later_is_not_used(system: Settings) -> None:
    halfway = (sample.START + timedelta(days=100)).date()
    assert 0 < batch_infer.entities(system, halfway).height < batch_infer.entities(system, RUN).height


def test_late_upstream_data_refuse_the_run(system: Settings) -> None:
    with pytest.raises(batch_infer.StaleInputError):
        batch_infer.infer(system, RUN + timedelta(days=30))
    assert publishing.current(system.home / "published") is None


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (scores(0), "empty"),
        (scores(10, 1.2), "outside"),
        (scores(10, float("nan")), "missing"),
        (pl.concat([scores(10), scores(1)]), "twice"),
        (scores(3), "far fewer"),
    ],
)
def test_a_bad_table_leaves_the_old_one_in_place(table: pl.DataFrame, problem: str, tmp_path: Path) -> None:
    publishing.publish(scores(10), RUN, tmp_path)
    with pytest.raises(publishing.PublishError, match=problem):
        publishing.publish(table, RUN + timedelta(days=1), tmp_path)
    kept = publishing.current(tmp_path)
    assert kept is not None
    assert kept.equals(scores(10))


def test_a_run_can_be_monitored(system: Settings) -> None:
    report = monitor.monitor(system, batch_infer.window(system, RUN))
    assert report.status == "compared"
    assert report.n_current == batch_infer.entities(system, RUN).height


def test_the_monitor_looks_at_the_newest_run(system: Settings) -> None:
    assert window.newest(system) == []
    batch_infer.infer(system, RUN)
    assert window.newest(system) == batch_infer.window(system, RUN)
