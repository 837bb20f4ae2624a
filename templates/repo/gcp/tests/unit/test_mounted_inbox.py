"""Deliveries are found in the artefact folder and in the inbox that is mounted beside it."""

from __future__ import annotations

from pathlib import Path

from mlsystem import artifacts, inbox, settings
from mlsystem.settings import Settings


def test_both_places_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "store" / "incoming").mkdir(parents=True)
    (tmp_path / "store" / "incoming" / "a.jsonl").write_text("{}\n")
    (tmp_path / "inbox" / "day").mkdir(parents=True)
    (tmp_path / "inbox" / "day" / "b.jsonl").write_text("{}\n")
    folders = settings.ROOT / "conf", settings.ROOT / "contracts"
    places = {"artifact_bucket": str(tmp_path / "store"), "inbox": str(tmp_path / "inbox")}
    folder = inbox.fetch(Settings(tmp_path / "home", *folders, **places), artifacts.client())
    assert {p.name for p in folder.rglob("*.jsonl")} == {"a.jsonl", "b.jsonl"}
