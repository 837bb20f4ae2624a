"""Sign for a version that passed its gate: `python -m pipelines.change v0002 --help`."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from mlsystem import locked, registry, settings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version")
    parser.add_argument("--reason", required=True)
    parser.add_argument("--requested-by", required=True)
    parser.add_argument("--approved-by", required=True)
    args = parser.parse_args()
    config = settings.load()
    people = (args.requested_by, args.approved_by)
    change = locked.approve(config, args.version, args.reason, *people, datetime.now(UTC))
    registry.promote(config.registry, args.version)
    print(change)


if __name__ == "__main__":
    main()
