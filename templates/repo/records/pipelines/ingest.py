"""Check a delivery against its contract, set bad records aside and land the good ones."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import arrival, arrivals, contracts, envelope, landing, sample, settings, task, unreadable
from mlsystem.contracts import Contract, Record
from mlsystem.registry import sha256
from mlsystem.settings import Settings
from pipelines.job import ALARM

LINES = (".jsonl", ".json")


@dataclass(frozen=True)
class Ingested:
    accepted: int
    quarantined: int


def contract(config: Settings, table: str = task.TABLE) -> Contract:
    return contracts.load(config.conf / "contracts" / f"{table}.json")


def ingest(records: list[Record], config: Settings, table: str = task.TABLE) -> Ingested:
    """Raises ContractError when too many records are bad; a repeated delivery changes nothing."""
    agreed = contract(config, table)
    checked = contracts.enforce(arrival.prepare(records), agreed)
    landing.land(checked.good, agreed, config.landing)
    if checked.quarantined:
        _quarantine(checked.quarantined, config, table)
    return Ingested(len(checked.good), len(checked.quarantined))


def deliver(folder: Path, config: Settings) -> dict[str, Ingested]:
    """Land every file of lines named by a contract, in order of arrival; safe to repeat."""
    tables = sorted(path.stem for path in (config.conf / "contracts").glob("*.json"))
    files = [(table, path) for table in tables for path in arrivals.delivered(folder, table, LINES)]
    return {path.relative_to(folder).as_posix(): ingest(_lines(path), config, table) for table, path in files}


def unread(folder: Path) -> list[str]:
    """Names of delivered files that nothing here reads."""
    return sorted(path.name for path in folder.rglob("*") if path.suffix.lower() in unreadable.ENDINGS)


def landed(config: Settings, table: str = task.TABLE) -> list[Record]:
    return landing.read(contract(config, table), config.landing)


def _lines(path: Path) -> list[Record]:
    """A line that comes twice is one record."""
    return [_record(line) for line in dict.fromkeys(path.read_bytes().splitlines())]


def _record(line: bytes) -> Record:
    """Without a field where the line holds no record, so that the contract sets it aside."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return envelope.opened(found) if isinstance(found, dict) else {}


def _quarantine(records: list[Record], config: Settings, table: str) -> None:
    data = "".join(json.dumps(r, sort_keys=True, default=str) + "\n" for r in records).encode()
    path = config.home / "quarantine" / f"{table}-{sha256(data)[:16]}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, help="JSON lines; everything that was delivered if left out")
    parser.add_argument("--table", default=task.TABLE, help="the contract the file's records belong to")
    parser.add_argument("--sample", type=int, help="land a synthetic sample of this size instead")
    args = parser.parse_args()
    config = settings.load()
    if args.file:
        print(ingest(_lines(args.file), config, args.table))
    elif args.sample:
        print(ingest(sample.synthesise(args.sample, seed=7, start=datetime.now(UTC)), config))
    else:
        print(deliver(config.incoming, config))
        if names := unread(config.incoming):
            # What landed is stored; people hear of what nothing here reads.
            print(f"not read: {', '.join(names)}; convert it first")
            raise SystemExit(ALARM)


if __name__ == "__main__":
    main()
