"""People's decisions become labels: decided cases are landed as items, then their text is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime

from mlsystem import cases, settings
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import ingest


def collect(config: Settings, now: datetime) -> int:
    """Items landed from decided cases; the last word on an item counts. Safe to repeat."""
    path = config.home / "cases.sqlite"
    last = {case.item: case for case in cases.decided(path) if case.text is not None}
    records = [_record(case) for case in last.values()]
    accepted = ingest.ingest(records, config).accepted if records else 0
    cases.forget(path, now, config.table("cascade")["keep_text_days"])
    return accepted


def _record(case: cases.Case) -> Record:
    return {
        "id": f"{case.item}@{case.id[:8]}",
        "at": case.opened_at,
        "locale": case.locale,
        "text": case.text,
        "labelled_at": case.decided_at,
        "harmful": case.decision == "remove",
    }


def main() -> None:
    print(f"{collect(settings.load(), datetime.now(UTC))} labels landed")


if __name__ == "__main__":
    main()
