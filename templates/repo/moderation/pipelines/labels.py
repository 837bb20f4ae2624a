"""People's decisions become labels: decided cases are landed as items, and deleted in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from mlsystem import settings, shared_cases
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import ingest


def collect(config: Settings, now: datetime) -> int:
    """Items landed from decided cases; the last word on an item counts. Safe to repeat.

    A case is done with once its label is found landed: what this run lands is stored only after it ends well.
    """
    cases, known = shared_cases.of(config), _landed(config)
    fresh: dict[str, Record] = {}
    for case in cases.decided():
        if known.get(case["item"], "") >= case["decided_at"]:
            cases.keep(case)
        else:
            fresh[case["item"]] = _record(case)
    accepted = ingest.ingest(list(fresh.values()), config).accepted if fresh else 0
    cases.forget((now - timedelta(days=config.table("cascade")["keep_text_days"])).date())
    return accepted


def _landed(config: Settings) -> dict[str, str]:
    """Item → when its landed label was given."""
    try:
        return {record["id"]: str(record["labelled_at"] or "") for record in ingest.landed(config)}
    except FileNotFoundError:
        return {}


def _record(case: dict[str, Any]) -> Record:
    return {
        "id": case["item"],
        "at": case["opened_at"],
        "locale": case["locale"],
        "text": case["text"],
        "labelled_at": case["decided_at"],
        "harmful": case["decision"] == "remove",
    }


def main() -> None:
    print(f"{collect(settings.load(), datetime.now(UTC))} labels landed")


if __name__ == "__main__":
    main()
