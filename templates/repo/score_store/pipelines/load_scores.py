"""Load the published table into the key-value store that callers read."""

from __future__ import annotations

import json

from mlsystem import publishing, score_store, settings
from mlsystem.score_store import Keys
from mlsystem.settings import Settings


def load(config: Settings, store: Keys) -> int:
    """Rows loaded, of the table readers are pointed at. Raises FileNotFoundError before the first run."""
    folder = config.home / "published"
    table = publishing.current(folder)
    if table is None:
        raise FileNotFoundError("nothing is published yet")
    run = json.loads((folder / publishing.POINTER).read_text())["run_date"]
    return score_store.load(table.iter_rows(named=True), run, store)


def main() -> None:
    config = settings.load()
    print(f"{load(config, score_store.connect(config.state_url))} rows loaded")


if __name__ == "__main__":
    main()
