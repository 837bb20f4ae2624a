"""People's marks become labels: decided cases are landed, and later their pictures are deleted."""

from __future__ import annotations

from datetime import UTC, datetime

from mlsystem import cases, settings
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import ingest

NAMES = ("id", "received_at", "source", "picture", "label", "labelled_at", "sampled_by")


def collect(config: Settings, now: datetime) -> int:
    """Pictures landed from decided cases. Safe to repeat."""
    path = config.home / "cases.sqlite"
    records: list[Record] = [{name: getattr(case, name) for name in NAMES} for case in cases.decided(path)]
    accepted = ingest.ingest(records, config).accepted if records else 0
    cases.forget(path, now, config.table("reading")["keep_picture_days"])
    return accepted


def main() -> None:
    print(f"{collect(settings.load(), datetime.now(UTC))} labels landed")


if __name__ == "__main__":
    main()
