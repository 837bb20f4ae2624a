"""Check incoming tables against their contracts, land the good rows, set the bad ones aside."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from mlsystem import arrival, contracts, deliveries, domain, landing, quarantine, sample, settings
from mlsystem.contracts import Contract
from mlsystem.sample import Sample
from mlsystem.settings import Settings


@dataclass(frozen=True)
class Ingested:
    table: str
    accepted: int
    quarantined: int
    files: list[Path]


def contract(table: str, config: Settings) -> Contract:
    return contracts.load(config.contracts / f"{table}.json")


def ingest(frame: pl.DataFrame, table: str, config: Settings) -> Ingested:
    """Land one delivery of `table`; raises ContractError when the delivery as a whole is refused."""
    agreed = contract(table, config)
    checked = contracts.enforce(arrival.prepare(frame, agreed), agreed)
    files = landing.land(checked.good, table, config.landing, domain.TABLES[table])
    if checked.quarantined.height:
        quarantine.set_aside(checked.quarantined, table, config.home)
    return Ingested(table, checked.good.height, checked.quarantined.height, files)


def deliver(data: Sample, config: Settings) -> list[Ingested]:
    """Every table of a synthetic sample, through the same door as real data."""
    return [ingest(getattr(data, table), table, config) for table in domain.TABLES]


def backfill(folder: Path, config: Settings) -> list[Ingested]:
    """Land every file of rows or lines of a table, in order of arrival; safe to repeat."""
    return [
        ingest(deliveries.read(path, contract(table, config)), table, config)
        for table in domain.TABLES
        for path in deliveries.of(folder, table)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--sample", type=int, help="deliver a synthetic sample of this size instead")
    source.add_argument(
        "--backfill", type=Path, help="folder of <table>* files; what was delivered if left out"
    )
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    config = settings.load()
    done = (
        deliver(sample.synthesise(args.sample, args.seed), config)
        if args.sample
        else backfill(args.backfill or config.incoming, config)
    )
    for result in done:
        print(f"{result.table}: {result.accepted} accepted, {result.quarantined} quarantined")


if __name__ == "__main__":
    main()
