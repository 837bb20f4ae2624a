"""Deliveries are found in the artefact folder and in the inbox that is mounted beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from mlsystem import artifacts, inbox, settings
from mlsystem.settings import Settings


def delivered(tmp_path: Path, **told: Any) -> Settings:
    (tmp_path / "store" / "incoming").mkdir(parents=True)
    (tmp_path / "store" / "incoming" / "a.jsonl").write_text("{}\n")
    (tmp_path / "inbox" / "day").mkdir(parents=True)
    (tmp_path / "inbox" / "day" / "b.jsonl").write_text("{}\n")
    folders = settings.ROOT / "conf", settings.ROOT / "contracts"
    places = {"artifact_bucket": str(tmp_path / "store"), "inbox": str(tmp_path / "inbox")}
    return Settings(tmp_path / "home", *folders, **places, **told)


def names(config: Settings, since: float = 0.0) -> set[str]:
    return {p.name for p in inbox.fetch(config, artifacts.client(), since).rglob("*.jsonl")}


def test_both_places_are_looked_at(tmp_path: Path) -> None:
    assert names(delivered(tmp_path)) == {"a.jsonl", "b.jsonl"}


def test_a_run_that_was_started_for_a_delivery_fetches_that_one(tmp_path: Path) -> None:
    assert names(delivered(tmp_path, delivered="day/b.jsonl")) == {"b.jsonl"}


def test_what_came_before_is_left_where_it_is(tmp_path: Path) -> None:
    config = delivered(tmp_path)
    os.utime(tmp_path / "inbox" / "day" / "b.jsonl", (1000, 1000))
    assert names(config, since=1001) == {"a.jsonl"}


def test_a_name_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    config = delivered(tmp_path, delivered="../store/incoming/a.jsonl")
    with pytest.raises(ValueError, match="leaves the folder"):
        names(config)
