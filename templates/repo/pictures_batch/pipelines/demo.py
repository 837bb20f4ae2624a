"""The whole loop on made-up pictures: train → gate → batch → people → labels → drift → retrain → rollback."""

from __future__ import annotations

import json

from mlsystem import pictures, publishing, sample
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from pipelines import batch_infer, collect, ingest, labels, proofs, rehearsal
from pipelines.stage import home, step


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(1000, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    batch(config, sample.synthesise(150, seed=12, start=rehearsal.TRAINED))
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(1500))
    proofs.finish(config)


def batch(config: Settings, given: list[Record]) -> None:
    """A folder of files; two runs of its date give the same table; what people mark is landed."""
    day, root = rehearsal.TRAINED.date(), config.home / "published"
    truth = deliver(config, given)
    step("collect", str(collect.collect(config, day)))
    of_day = batch_infer.of_date(config, day)
    first = batch_infer.infer(config, day, of_day)
    table = publishing.current(root)
    if batch_infer.infer(config, day, of_day) != first or publishing.current(root) != table:
        raise SystemExit("a repeated run gave another table")
    step("batch", str(first))
    example = next(row for row in table if row["found"])
    step("example", f"{example['id']} ({example['confidence']:.2f}): {json.dumps(example['found'][0])}")
    rehearsal.compare(config, of_day)
    choose(config, truth)


def deliver(config: Settings, given: list[Record]) -> dict[str, str]:
    """Files as a camera or a person would leave them, one of them broken; path → what is really on it."""
    day, truth = rehearsal.TRAINED.date().isoformat(), {}
    for record in given:
        name = f"{day}/{record['source']}/{record['id']}.png"
        path = config.incoming / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures.unpack(record["picture"]))
        truth[name] = record["label"]
    (config.incoming / day / "phone" / "broken.jpg").write_bytes(b"\xff\xd8\xff\xe0 cut off")
    return truth


def choose(config: Settings, truth: dict[str, str]) -> None:
    path = config.home / "published" / "people" / f"{rehearsal.TRAINED.date()}.jsonl"
    asked = [json.loads(line)["id"] for line in path.read_text().splitlines()]
    at = rehearsal.TRAINED.isoformat()
    chosen: list[Record] = [{"id": name, "label": truth[name], "labelled_at": at} for name in asked]
    ingest.ingest(chosen, config, labels.CHOICES)
    step("people", f"{labels.collect(config)} pictures marked by people landed as labels")


if __name__ == "__main__":
    main()
