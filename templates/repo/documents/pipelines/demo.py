"""The whole loop on made-up documents: choose a prompt → gate → batch → QA → drift → decision → rollback."""

from __future__ import annotations

from mlsystem import results, sample
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
    """A second run of the same documents reads and pays for nothing, and leaves the table as it is."""
    ingest.ingest(sample.synthesise(140, seed=11, start=rehearsal.TRAINED), config)
    day = rehearsal.TRAINED.date()
    documents = batch_infer.waiting(config, day)
    first = batch_infer.infer(config, day, documents)
    table = results.current(config.home / "published")
    again = batch_infer.infer(config, day, documents)
    if again != batch_infer.Run() or results.current(config.home / "published") != table:
        raise SystemExit(f"a repeated run read again: {again}")
    step("batch", str(first))
    rehearsal.compare(config, documents)


if __name__ == "__main__":
    main()
