"""Land documents, what is gone, and the questions an index is judged by."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import delivery, handbook, landed, settings
from mlsystem.delivery import Delivery
from mlsystem.settings import Settings
from pipelines.job import ALARM


def ingest(given: Delivery, config: Settings, now: datetime) -> int:
    """How many documents landed."""
    landed.land(given, config.landing, now)
    return len(given.documents)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="folder of files; what was delivered if left out")
    parser.add_argument("--everything", action="store_true", help="what is not in the folder is gone")
    parser.add_argument("--handbook", action="store_true", help="the demo's handbook instead")
    args = parser.parse_args()
    config = settings.load()
    given = delivery.read(args.folder or config.incoming)
    if args.handbook:
        given = Delivery(handbook.pages(), questions=handbook.questions())
    if args.everything:
        given = replace(given, everything=[document.id for document in given.documents])
    print(f"{ingest(given, config, datetime.now(UTC))} documents landed, {len(given.gone)} are gone")
    if given.unread:
        # What landed is stored; people hear of what nothing here reads.
        print(f"only text as JSON is read, not {', '.join(given.unread)}: convert it first")
        raise SystemExit(ALARM)


if __name__ == "__main__":
    main()
