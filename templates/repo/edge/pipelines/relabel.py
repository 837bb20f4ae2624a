"""Frames that devices sent, as a list for people to label; their answers are landed like any delivery."""

from __future__ import annotations

import json
from typing import Any

from mlsystem import settings
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import ingest


def queue(config: Settings, results: list[dict[str, Any]]) -> int:
    """Keep the results that came with pixels, once each; returns how many wait for a label."""
    path = config.home / "published" / "to_label.json"
    known: dict[str, Any] = json.loads(path.read_text()) if path.is_file() else {}
    known |= {r["id"]: r for r in results if "pixels" in r}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(known, sort_keys=True) + "\n")
    return len(known)


def answer(config: Settings, labels: dict[str, bool], at: str) -> int:
    """Land the labelled frames and take them off the list. Unknown ids are an error."""
    path = config.home / "published" / "to_label.json"
    known: dict[str, Any] = json.loads(path.read_text())
    records = [_record(known.pop(name), defect, at) for name, defect in labels.items()]
    accepted = ingest.ingest(records, config).accepted
    path.write_text(json.dumps(known, sort_keys=True) + "\n")
    return accepted


def _record(result: dict[str, Any], defect: bool, at: str) -> Record:
    kept = {name: result[name] for name in ("id", "at", "camera", "pixels")}
    return {**kept, "labelled_at": at, "defect": defect}


def main() -> None:
    path = settings.load().home / "published" / "to_label.json"
    print(f"{len(json.loads(path.read_text())) if path.is_file() else 0} frames wait for a label")


if __name__ == "__main__":
    main()
