"""Look for personal data in what has landed; end with an alarm where nobody said there is some."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice

from mlsystem import landed_rows, personal_data, settings
from mlsystem.personal_data import Found
from mlsystem.settings import Settings
from pipelines.job import ALARM


def scan(config: Settings) -> list[Found]:
    """Every column with a finding; the report is also written to `published/personal_data.json`."""
    limits = config.table("personal_data")
    found = personal_data.scan(islice(landed_rows.rows(config), limits["most_rows"]), limits["min_share"])
    path = config.home / "published" / "personal_data.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(f) for f in found], indent=2, sort_keys=True) + "\n")
    return found


def unknown(config: Settings, found: list[Found]) -> list[Found]:
    return [f for f in found if f.column not in config.table("personal_data")["known"]]


def main() -> None:
    config = settings.load()
    found = scan(config)
    surprises = unknown(config, found)
    for finding in found:
        print(f"{finding.column}: {finding.kind} in {finding.share:.1%} of the values")
    print(f"{len(found)} findings, {len(surprises)} where none was expected")
    raise SystemExit(ALARM if surprises else 0)


if __name__ == "__main__":
    main()
