"""What is set aside stays: files are named by what they hold."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from mlsystem import quarantine


def refused(key: str) -> pl.DataFrame:
    return pl.DataFrame({"id": [key], "size": [-1.0], "reasons": [["duplicate_key", "size:below_minimum"]]})


def test_other_rows_get_a_file_of_their_own_and_the_same_rows_none(tmp_path: Path) -> None:
    first = quarantine.set_aside(refused("a"), "things", tmp_path)
    second = quarantine.set_aside(refused("b"), "things", tmp_path)
    assert quarantine.set_aside(refused("a"), "things", tmp_path) == first
    assert sorted((tmp_path / "quarantine").iterdir()) == sorted([first, second])
    kept = {pl.read_csv(path)["id"].item() for path in (first, second)}
    assert kept == {"a", "b"}


def test_a_row_keeps_all_its_reasons(tmp_path: Path) -> None:
    path = quarantine.set_aside(refused("a"), "things", tmp_path)
    assert pl.read_csv(path)["reasons"].to_list() == ["duplicate_key;size:below_minimum"]
