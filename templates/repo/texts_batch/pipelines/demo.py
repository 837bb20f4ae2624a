"""The whole loop on made-up texts: train → gate → batch → people → labels → drift → retrain → rollback."""

from __future__ import annotations

import json

from mlsystem import publishing, sample
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest, labels, proofs, rehearsal
from pipelines.stage import home, step


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(2000, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    batch(config, sample.synthesise(70, seed=12, start=rehearsal.TRAINED))
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(3000))
    proofs.finish(config)


def batch(config: Settings, texts: list[Record]) -> None:
    """Two runs of one date give the same table; people choose, and what they chose is landed."""
    ingest.ingest(texts, config, labels.ARRIVALS)
    day, root = rehearsal.TRAINED.date(), config.home / "published"
    of_day = batch_infer.of_date(config, day)
    first = batch_infer.infer(config, day, of_day)
    table = publishing.current(root)
    if batch_infer.infer(config, day, of_day) != first or publishing.current(root) != table:
        raise SystemExit("a repeated run gave another table")
    step("batch", str(first))
    example = next(row for row in table if len(row["reasons"]) > 1)
    because = f"because of {', '.join(example['reasons'])}"
    step("example", f"{example['label']} ({example['confidence']:.2f}) {because}")
    rehearsal.compare(config, of_day)
    choose(config, {r["id"]: r for r in texts})


def choose(config: Settings, truth: dict[str, Record]) -> None:
    path = config.home / "published" / "people" / f"{rehearsal.TRAINED.date()}.jsonl"
    asked = [json.loads(line)["id"] for line in path.read_text().splitlines()]
    ingest.ingest([truth[name] for name in asked], config, labels.CHOICES)
    step("people", f"{labels.collect(config)} choices of people landed as labels")


if __name__ == "__main__":
    main()
