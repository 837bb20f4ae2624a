"""Fill the shared store from what has landed: after it was lost, or before the first day."""

from __future__ import annotations

import polars as pl

from mlsystem import domain, history, settings, store, tables
from mlsystem.history import Stored
from mlsystem.settings import Settings
from pipelines.stream import histories


def warm(config: Settings, kept: Stored) -> int:
    """Number of users whose history was written; what is there already stays as it is."""
    return fill(tables.read("events", config), kept)


def fill(events: pl.DataFrame, kept: Stored) -> int:
    users = events.partition_by(domain.USER, as_dict=True, maintain_order=True)
    for (user,), mine in users.items():
        kept.add(str(user), [history.of_row(row) for row in mine.iter_rows(named=True)])
    return len(users)


def main() -> None:
    config = settings.load()
    print(f"{warm(config, histories(config, store.connect(config.state_url)))} users")


if __name__ == "__main__":
    main()
