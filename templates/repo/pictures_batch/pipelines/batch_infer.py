"""Read the pictures of a day with the champion: publish what it is sure of, hand people the rest."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import Any

from mlsystem import prediction_log, publishing, reading, registry, settings, task
from mlsystem.contracts import Record
from mlsystem.reader import Reader
from mlsystem.reading import Read
from mlsystem.settings import Settings
from pipelines import collect, ingest
from pipelines.labels import ARRIVALS


@dataclass(frozen=True)
class Run:
    published: int
    for_people: int
    audited: int

    def __str__(self) -> str:
        checked = f"{self.audited} to check the model"
        return f"{self.published} read, {self.for_people} for people, {checked}"


def infer(config: Settings, run_date: date, given: list[Record]) -> Run:
    """Safe to repeat: the same pictures give the same files. Raises PublishError when too little is sure."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    conf, root = config.table("reading"), config.home / "published"
    pairs = list(zip(given, reading.read(model, given), strict=True))
    by_model = [(r, f) for r, f in pairs if f.decided_by == "model"]
    by_people = [(r, f) for r, f in pairs if f.decided_by == "people"]
    sure = [_row(r, f, card.version) for r, f in by_model]
    publishing.publish(sure, len(pairs), run_date, root, config.table("batch")["least_share_read"])
    unsure = [{**_row(r, f, card.version), "sampled_by": "unsure"} for r, f in by_people]
    audit = [_blind(r) for r, _ in by_model if reading.drawn(r["id"], conf["audit_share"])]
    publishing.write(root / "people" / f"{run_date}.jsonl", [*unsure, *audit])
    _log(config, model, card.version, pairs)
    return Run(len(sure), len(unsure), len(audit))


def of_date(config: Settings, run_date: date) -> list[Record]:
    return [r for r in ingest.landed(config, ARRIVALS) if r["received_at"][:10] == run_date.isoformat()]


def _row(record: Record, read: Read, version: str) -> dict[str, Any]:
    """One line a picture; the picture itself stays where it came from."""
    return {
        "id": record["id"],
        "source": record["source"],
        "label": read.label,
        "found": [asdict(found) for found in read.found],
        "confidence": round(read.confidence, 6),
        "why": read.why,
        "model_version": version,
    }


def _blind(record: Record) -> dict[str, Any]:
    """To be checked: people who saw what the model said would agree with it."""
    return {"id": record["id"], "sampled_by": "audit"}


def _log(config: Settings, model: Reader, version: str, pairs: list[tuple[Record, Read]]) -> None:
    """Privacy: no picture is logged, only its light, what was marked and how surely."""
    with closing(prediction_log.sink(config)) as sink:
        for record, read in pairs:
            entry = {"request_id": record["id"], "model_version": version, "code_sha": config.code_sha}
            signals = task.observed(model, record, read.expected, read.confidence)
            sink.write({**entry, "label": read.label, "decided_by": read.decided_by, "signals": signals})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    config = settings.load()
    print(collect.collect(config, args.run_date))
    print(infer(config, args.run_date, of_date(config, args.run_date)))


if __name__ == "__main__":
    main()
