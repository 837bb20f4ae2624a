"""Sort the texts of a day with the champion: publish what it is sure of, hand people the rest."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from mlsystem import prediction_log, publishing, registry, settings, sorting, task
from mlsystem.classifier import Classifier
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from mlsystem.sorting import Sorted
from pipelines import ingest
from pipelines.labels import ARRIVALS


@dataclass(frozen=True)
class Run:
    published: int
    for_people: int
    audited: int

    def __str__(self) -> str:
        checked = f"{self.audited} to check the model"
        return f"{self.published} sorted, {self.for_people} for people, {checked}"


def infer(config: Settings, run_date: date, texts: list[Record]) -> Run:
    """Safe to repeat: the same texts give the same files. Raises PublishError when too little is sure."""
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    conf, root = config.table("sorting"), config.home / "published"
    pairs = list(zip(texts, sorting.sort(model, texts, conf), strict=True))
    by_model = [(r, f) for r, f in pairs if f.decided_by == "model"]
    by_people = [(r, f) for r, f in pairs if f.decided_by == "people"]
    sure = [_row(r, f, card.version) for r, f in by_model]
    publishing.publish(sure, len(pairs), run_date, root, config.table("batch")["least_share_sorted"])
    unsure = [{**_row(r, f, card.version), "sampled_by": "unsure"} for r, f in by_people]
    audit = [_blind(r) for r, _ in by_model if sorting.drawn(r["id"], conf["audit_share"])]
    publishing.write(root / "people" / f"{run_date}.jsonl", [*unsure, *audit])
    _log(config, model, card.version, pairs)
    return Run(len(sure), len(unsure), len(audit))


def of_date(config: Settings, run_date: date) -> list[Record]:
    return [r for r in ingest.landed(config, ARRIVALS) if r["received_at"][:10] == run_date.isoformat()]


def _row(record: Record, found: Sorted, version: str) -> dict[str, Any]:
    """One line a text; reasons are words of it, so the table is as personal as the texts."""
    return {
        "id": record["id"],
        "label": found.label,
        "confidence": round(found.confidence, 6),
        "alternatives": [{"label": name, "confidence": round(p, 6)} for name, p in found.alternatives],
        "reasons": found.reasons,
        "why": found.why,
        "model_version": version,
    }


def _blind(record: Record) -> dict[str, Any]:
    """To be checked: people who saw what the model said would agree with it."""
    return {"id": record["id"], "sampled_by": "audit"}


def _log(config: Settings, model: Classifier, version: str, pairs: list[tuple[Record, Sorted]]) -> None:
    """Privacy: neither texts nor reasons are logged."""
    with closing(prediction_log.sink(config)) as sink:
        for record, found in pairs:
            entry = {"request_id": record["id"], "model_version": version, "code_sha": config.code_sha}
            label = model.classes.index(found.label or "")
            signals = task.observed(model, record, label, found.confidence)
            sink.write({**entry, "label": found.label, "decided_by": found.decided_by, "signals": signals})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    config = settings.load()
    print(infer(config, args.run_date, of_date(config, args.run_date)))


if __name__ == "__main__":
    main()
