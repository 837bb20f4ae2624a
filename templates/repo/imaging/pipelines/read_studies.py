"""Read what has arrived with the locked model and put hints on the worklist; nobody is diagnosed here."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime

from mlsystem import audit, images, locked, prediction_log, settings, task, worklist
from mlsystem.reader import reader
from mlsystem.settings import Settings


def read(config: Settings, now: datetime) -> int:
    """Number of studies read. Raises ChangeRefusedError when nobody has signed for the champion."""
    model, card, _ = locked.load(config)
    path = config.home / "worklist.sqlite"
    studies = worklist.unread(path)
    if not studies:
        return 0
    scores = [float(score) for score in reader(config, model).scores([s.pixels for s in studies])]
    with closing(prediction_log.sink(config)) as sink:
        for study, score in zip(studies, scores, strict=True):
            look_at = images.peak_at(images.decode(study.pixels))
            worklist.read(path, study.id, score, score >= model.threshold, look_at, card.version)
            audit.write(config.home / "audit.jsonl", f"model {card.version}", "read", study.id, now)
            entry = {"request_id": study.id, "model_version": card.version, "code_sha": config.code_sha}
            sink.write({**entry, "site": study.site, "signals": task.observed(study.pixels, score)})
    return len(studies)


def main() -> None:
    print(f"{read(settings.load(), datetime.now(UTC))} studies read")


if __name__ == "__main__":
    main()
