"""Read a run's documents with the champion recipe: publish what is sound, hand people the rest."""

from __future__ import annotations

import argparse
import zlib
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime

from mlsystem import prediction_log, publishing, recipe, registry, settings, task
from mlsystem.contracts import Record
from mlsystem.extraction import Reduced
from mlsystem.settings import Settings
from pipelines import ingest


@dataclass(frozen=True)
class Run:
    published: int
    for_review: int
    sampled: int

    def __str__(self) -> str:
        return f"{self.published} published, {self.for_review} for people to review, {self.sampled} sampled"


def infer(config: Settings, run_date: date, documents: list[Record]) -> Run:
    """Safe to repeat: the same date and documents give the same files. Raises BudgetError or PublishError."""
    chosen, card = registry.load(config.registry, registry.resolve(config.registry))
    conf = config.table("documents")
    found = recipe.extract(chosen, task.reader(chosen), documents, conf["max_tokens_per_run"])
    good = [_row(f, card.version) for f in found if not f.problems]
    held = [{**_row(f, card.version), "problems": f.problems} for f in found if f.problems]
    publishing.publish(good, len(found), run_date, config.home / "published", conf["min_share_valid"])
    publishing.write(config.home / "published" / "review" / f"{run_date}.jsonl", held)
    sampled = [row for row in good if drawn(str(row["document"]), conf["qa_share"])]
    publishing.write(config.home / "published" / "qa" / f"{run_date}.jsonl", sampled)
    _log(config, documents, found, card.version)
    return Run(len(good), len(held), len(sampled))


def drawn(document: str, share: float) -> bool:
    """Whether people check this published document; by hash, so that a repeated run draws the same ones."""
    return zlib.crc32(f"qa:{document}".encode()) % 10_000 < share * 10_000


def of_date(config: Settings, run_date: date) -> list[Record]:
    return [d for d in ingest.landed(config) if d["at"][:10] == run_date.isoformat()]


def _row(found: Reduced, version: str) -> dict[str, object]:
    return {"document": found.document, **found.values, "recipe_version": version}


def _log(config: Settings, documents: list[Record], found: list[Reduced], version: str) -> None:
    """Counts only: neither text nor values of a document are logged."""
    with closing(prediction_log.sink(config)) as sink:
        for document, result in zip(documents, found, strict=True):
            entry = {"request_id": document["id"], "model_version": version, "code_sha": config.code_sha}
            sink.write({**entry, "signals": task.observed(document, result)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    config = settings.load()
    print(infer(config, args.run_date, of_date(config, args.run_date)))


if __name__ == "__main__":
    main()
