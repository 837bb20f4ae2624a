"""The stream worker: read a source in batches, decide on each payment, then move the checkpoint."""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from mlsystem import json_logs, payments, prediction_log, predictor, settings, sources, store
from mlsystem.predictor import Predictor
from mlsystem.processing import Processor
from mlsystem.risk import Snapshots
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.state import ReviewQueue, State
from mlsystem.store import Commands
from pipelines import snapshot

log = logging.getLogger("stream")


def processor(config: Settings, commands: Commands | None = None) -> Processor:
    """Everything a worker or a service process needs; without a loadable model it decides by rule."""
    shared = store.connect(config.state_url) if commands is None else commands
    return Processor(
        state=State(shared),
        queue=ReviewQueue(shared),
        snapshots=Snapshots(snapshot.folder(config)),
        predictor=_load(config),
        policy=config.table("decisions"),
        sink=prediction_log.sink(config),
    )


def run(batches: Iterable[list[Message]], work: Processor, shard: str, dead_letters: Path) -> Counter[str]:
    """Counts by action. At least once: an interrupted batch is read again and changes nothing twice."""
    counts: Counter[str] = Counter()
    for batch in batches:
        for message in batch:
            counts[_one(message, work, dead_letters)] += 1
        if batch:
            work.state.reached(shard, batch[-1].position)
    return counts


def _one(message: Message, work: Processor, dead_letters: Path) -> str:
    try:
        payment = payments.decode(message.data)
    except (ValueError, KeyError, TypeError) as error:
        _set_aside(message, repr(error), dead_letters)
        return "dead_letter"
    return work.handle(payment).action


def _set_aside(message: Message, reason: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    entry = {"position": message.position, "reason": reason, "data": message.data.decode(errors="replace")}
    with path.open("a", encoding="utf-8") as handle:
        handle.write(json.dumps(entry, sort_keys=True) + "\n")


def _load(config: Settings) -> Predictor | None:
    try:
        return predictor.load(config.registry)
    except Exception:
        log.exception("no model could be loaded", extra={"fields": {"fallback": predictor.RULES}})
        return None


def batches(args: argparse.Namespace, after: str | None, client: Any = None) -> Iterable[list[Message]]:
    if args.file:
        return sources.from_file(args.file)
    return sources.from_kinesis(client, args.stream, args.shard, after)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--file", type=Path, help="JSON lines in the order of arrival")
    source.add_argument("--stream", help="name of a Kinesis stream")
    parser.add_argument("--shard", default="shardId-000000000000")
    args = parser.parse_args()
    json_logs.configure()
    config = settings.load()
    work, client = processor(config), None
    if args.stream:
        import boto3

        client = boto3.client("kinesis")
    with closing(work.sink):
        read = batches(args, work.state.checkpoint(args.shard), client)
        counts = run(read, work, args.shard, config.dead_letters)
    print(", ".join(f"{name} {number}" for name, number in sorted(counts.items())))


if __name__ == "__main__":
    main()
