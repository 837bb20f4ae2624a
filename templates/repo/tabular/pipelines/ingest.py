"""Check incoming tables against their contracts, land the good rows, set the bad ones aside."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import polars as pl

from mlsystem import contracts, landing, sample, settings
from mlsystem.settings import Settings

TABLES = {"records": "at", "activity": "at", "labels": "known_at"}


@dataclass(frozen=True)
class Ingested:
    table: str
    accepted: int
    quarantined: int
    files: list[Path]


def ingest(frame: pl.DataFrame, table: str, config: Settings) -> Ingested:
    """Land one delivery of `table`; raises ContractError when the delivery as a whole is refused."""
    contract = contracts.load(config.contracts / f"{table}.json")
    checked = contracts.enforce(frame, contract)
    files = landing.land(checked.good, table, config.landing, TABLES[table])
    if checked.quarantined.height:
        rows = checked.quarantined.with_columns(pl.col("reasons").list.join(";"))
        target = config.home / "quarantine" / f"{table}.csv"
        target.parent.mkdir(parents=True, exist_ok=True)
        rows.write_csv(target)
    return Ingested(table, checked.good.height, checked.quarantined.height, files)


def ingest_sample(
    config: Settings, rows: int, seed: int, shift: float = 0.0, start: datetime = sample.START
) -> list[Ingested]:
    """Deliver a synthetic sample through the same door as real data."""
    data = sample.synthesise(rows, seed, shift, start)
    return [ingest(getattr(data, table), table, config) for table in TABLES]


def backfill(folder: Path, config: Settings) -> list[Ingested]:
    """Land every `<table>*.parquet` of a folder; safe to repeat."""
    return [
        ingest(pl.read_parquet(path), table, config)
        for table in TABLES
        for path in sorted(folder.glob(f"{table}*.parquet"))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--sample-rows", type=int, help="deliver this many synthetic records")
    source.add_argument(
        "--backfill", type=Path, help="folder of <table>*.parquet files; what was delivered if left out"
    )
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    config = settings.load()
    done = (
        ingest_sample(config, args.sample_rows, args.seed)
        if args.sample_rows
        else backfill(args.backfill or config.incoming, config)
    )
    for result in done:
        print(f"{result.table}: {result.accepted} accepted, {result.quarantined} quarantined")


if __name__ == "__main__":
    main()
