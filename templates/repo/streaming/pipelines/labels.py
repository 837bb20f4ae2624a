"""What analysts found becomes labels: landed under contract, each payment's first finding once."""

from __future__ import annotations

from datetime import datetime

import polars as pl

from mlsystem import domain, findings, settings
from mlsystem.settings import Settings
from pipelines.ingest import ingest
from pipelines.train import table

TABLE = "labels"


def collect(config: Settings) -> int:
    """Labels landed. Safe to repeat: what is known of a payment is not landed again."""
    known = set(table(TABLE, config)["event_id"]) if (config.landing / TABLE).is_dir() else set()
    found = {row["event_id"]: row for row in reversed(findings.kept(config)) if row["event_id"] not in known}
    if not found:
        return 0
    rows = [
        {
            "event_id": row["event_id"],
            domain.LABEL: row[domain.LABEL],
            "known_at": datetime.fromisoformat(row["known_at"]),
        }
        for row in found.values()
    ]
    return ingest(pl.DataFrame(rows), TABLE, config).accepted


def main() -> None:
    print(f"{collect(settings.load())} labels landed")


if __name__ == "__main__":
    main()
