"""The whole loop on made-up calls: train → gate → transcribe → redact → retain → drift → rollback."""

from __future__ import annotations

from datetime import timedelta

from mlsystem import publishing, redaction, sample
from mlsystem.settings import Settings
from pipelines import batch_infer, ingest, proofs, rehearsal, retain
from pipelines.stage import home, step


def main() -> None:
    config = home()
    rehearsal.first_version(config, sample.synthesise(1300, seed=7, start=rehearsal.START))
    rehearsal.refuse_worse(config)
    batch(config)
    rehearsal.watch(config)
    rehearsal.decide(config, rehearsal.fresh(2500))
    later = rehearsal.TRAINED.date() + timedelta(days=config.table("retention")["audio_days"] + 1)
    step("retain", f"{len(retain.retain(config, later))} folders past their time deleted")
    proofs.finish(config)


def batch(config: Settings) -> None:
    """One day's calls; no number that was read out may be found in what is published."""
    day = rehearsal.TRAINED.date()
    ingest.ingest(sample.synthesise(90, seed=12, start=rehearsal.TRAINED), config)
    step("batch", str(batch_infer.infer(config, day, batch_infer.waiting(config, day))))
    rehearsal.compare(config, batch_infer.waiting(config, day))
    texts = [t["text"] for row in publishing.current(config.home / "published") for t in row["turns"]]
    if any(redaction.numbers_left(text) for text in texts):
        raise SystemExit("a number is left in what was published")
    step("redact", f"{sum('[number]' in text for text in texts)} numbers replaced, none left")


if __name__ == "__main__":
    main()
