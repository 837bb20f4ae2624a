"""Calls nobody has transcribed yet to redacted transcripts; what was not understood goes to a person."""

from __future__ import annotations

import argparse
import zlib
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mlsystem import analytics, prediction_log, publishing, redaction, registry, settings, task
from mlsystem.contracts import Record
from mlsystem.settings import Settings
from mlsystem.transcript import Transcript
from pipelines import ingest


@dataclass(frozen=True)
class Run:
    published: int
    for_review: int
    sampled: int

    def __str__(self) -> str:
        return f"{self.published} published, {self.for_review} for people to review, {self.sampled} sampled"


def infer(config: Settings, run_date: date, calls: list[Record]) -> Run:
    """Safe to repeat; nothing to do without calls. Raises PublishError when too few were understood."""
    if not calls:
        return Run(0, 0, 0)
    model, card = registry.load(config.registry, registry.resolve(config.registry))
    conf, found = config.table("calls"), model.transcribe(calls)
    sure = [f for f in found if f.confidence >= conf["min_confidence"]]
    held = [{"call": f.call, "confidence": f.confidence} for f in found if f not in sure]
    rows = [_row(f.with_text(redaction.redact), card.version) for f in sure]
    root = config.home / "published"
    publishing.publish(rows, len(found), run_date, root, conf["min_share_published"])
    publishing.write(root / "review" / f"{run_date}.jsonl", held)
    sampled = [row for row in rows if zlib.crc32(row["call"].encode()) % 10_000 < conf["qa_share"] * 10_000]
    publishing.write(root / "qa" / f"{run_date}.jsonl", sampled)
    _log(config, calls, found, card.version)
    return Run(len(rows), len(held), len(sampled))


def waiting(config: Settings, run_date: date) -> list[Record]:
    """Calls of the last `look_back_days`, late ones among them, of which no other run has made anything; none
    before a version is promoted."""
    try:
        landed = ingest.landed(config) if registry.aliases(config.registry) else []
    except FileNotFoundError:
        return []
    first = run_date - timedelta(days=config.table("calls")["look_back_days"] - 1)
    days = [call for call in landed if first.isoformat() <= call["at"][:10] <= run_date.isoformat()]
    done = _done(config, first, run_date)
    return [call for call in days if call["id"] not in done]


def _done(config: Settings, first: date, run_date: date) -> set[str]:
    """Calls that runs of these dates have published or laid before people, but for the run of `run_date`."""
    root = config.home / "published"
    runs = [first + timedelta(days=n) for n in range((run_date - first).days)]
    published = [root / f"run_date={run}" / "rows.jsonl" for run in runs]
    held = [root / "review" / f"{run}.jsonl" for run in runs]
    return {str(row["call"]) for path in (*published, *held) for row in publishing.rows(path)}


def _row(redacted: Transcript, version: str) -> dict[str, Any]:
    """Only what has been redacted gets this far."""
    return {**asdict(redacted), **analytics.analyse(redacted), "model_version": version}


def _log(config: Settings, calls: list[Record], found: list[Transcript], version: str) -> None:
    """Privacy: numbers about a call, never its sound or its words."""
    with closing(prediction_log.sink(config)) as sink:
        for call, result in zip(calls, found, strict=True):
            entry = {"request_id": call["id"], "model_version": version, "code_sha": config.code_sha}
            sink.write({**entry, "line": call["line"], "signals": task.observed(call, result)})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run-date", type=date.fromisoformat, default=datetime.now(UTC).date())
    args = parser.parse_args()
    config = settings.load()
    print(infer(config, args.run_date, waiting(config, args.run_date)))


if __name__ == "__main__":
    main()
