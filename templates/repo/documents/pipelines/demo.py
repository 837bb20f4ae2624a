"""The whole loop on made-up documents: choose a prompt → gate → batch → QA → drift → decision → rollback."""

from __future__ import annotations

from mlsystem import publishing, sample
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest, proofs, rehearsal
from pipelines.stage import home, step


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(1200, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    batch(config)
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(1000))
    proofs.finish(config)


def batch(config: Settings) -> None:
    """Two runs of one date give the same table."""
    ingest.ingest(sample.synthesise(140, seed=11, start=rehearsal.TRAINED), config)
    day = rehearsal.TRAINED.date()
    documents = batch_infer.of_date(config, day)
    first = batch_infer.infer(config, day, documents)
    table = publishing.current(config.home / "published")
    if (
        batch_infer.infer(config, day, documents) != first
        or publishing.current(config.home / "published") != table
    ):
        raise SystemExit("a repeated run gave another table")
    step("batch", str(first))
    rehearsal.compare(config, documents)


if __name__ == "__main__":
    main()
