"""People's choices become labels: what was chosen, joined with what it was chosen for."""

from __future__ import annotations

import json

from mlsystem import settings
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import ingest

ARRIVALS, CHOICES = "arrivals", "choices"  # as landed: what is judged, and what people say of it


def collect(config: Settings) -> int:
    """Records landed from choices people have delivered, each once. Safe to repeat."""
    if not (config.landing / CHOICES).is_dir():
        return 0
    given = {r["id"]: r for r in ingest.landed(config, ARRIVALS)}
    why = _asked(config)
    choices = [c for c in ingest.landed(config, CHOICES) if c["id"] in given and c["id"] in why]
    records: list[Record] = [{**given[c["id"]], **c, "sampled_by": why[c["id"]]} for c in choices]
    return ingest.ingest(records, config).accepted if records else 0


def _asked(config: Settings) -> dict[str, str]:
    """Record → why people were asked about it: what was drawn may measure, what was unsure only teaches."""
    files = sorted((config.home / "published" / "people").glob("*.jsonl"))
    rows = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: row["sampled_by"] for row in rows}


def main() -> None:
    print(f"{collect(settings.load())} labels landed")


if __name__ == "__main__":
    main()
