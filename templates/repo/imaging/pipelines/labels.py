"""Clinicians' words become labels: closed studies are landed, once, under the same contract."""

from __future__ import annotations

from mlsystem import settings, worklist
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from mlsystem.worklist import Study
from pipelines import ingest


def collect(config: Settings) -> int:
    records = [_record(study) for study in worklist.closed(config.home / "worklist.sqlite")]
    return ingest.ingest(records, config).accepted if records else 0


def _record(study: Study) -> Record:
    kept = {name: getattr(study, name) for name in ("id", "at", "site", "subject", "modality", "pixels")}
    return {**kept, "labelled_at": study.closed_at, "finding": bool(study.finding)}


def main() -> None:
    print(f"{collect(settings.load())} labels landed")


if __name__ == "__main__":
    main()
