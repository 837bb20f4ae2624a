"""Check a delivery against its contract, set bad records aside and land the good ones."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import contracts, landing, sample, settings, task
from mlsystem.contracts import Contract, Record
from mlsystem.registry import sha256
from mlsystem.settings import Settings


@dataclass(frozen=True)
class Ingested:
    accepted: int
    quarantined: int


def contract(config: Settings, table: str = task.TABLE) -> Contract:
    return contracts.load(config.conf / "contracts" / f"{table}.json")


def ingest(records: list[Record], config: Settings, table: str = task.TABLE) -> Ingested:
    """Raises ContractError when too many records are bad; a repeated delivery changes nothing."""
    agreed = contract(config, table)
    checked = contracts.enforce(records, agreed)
    landing.land(checked.good, agreed, config.landing)
    if checked.quarantined:
        _quarantine(checked.quarantined, config, table)
    return Ingested(len(checked.good), len(checked.quarantined))


def landed(config: Settings, table: str = task.TABLE) -> list[Record]:
    return landing.read(contract(config, table), config.landing)


def _quarantine(records: list[Record], config: Settings, table: str) -> None:
    data = "".join(json.dumps(r, sort_keys=True, default=str) + "\n" for r in records).encode()
    path = config.home / "quarantine" / f"{table}-{sha256(data)[:16]}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, help="JSON lines; a synthetic sample if left out")
    parser.add_argument("--table", default=task.TABLE, help="the contract the records belong to")
    args = parser.parse_args()
    if args.file:
        records = [json.loads(line) for line in args.file.read_text(encoding="utf-8").splitlines()]
    else:
        records = sample.synthesise(1000, seed=7, start=datetime.now(UTC))
    print(ingest(records, settings.load(), args.table))


if __name__ == "__main__":
    main()
