"""The stream worker: reads readings from a file or a Kinesis shard, judges each once, keeps its place."""

from __future__ import annotations

import argparse
import json
import logging
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from mlsystem import json_logs, prediction_log, readings, registry, settings, sources
from mlsystem.processing import LIMITS, Processor
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.state import State

log = logging.getLogger("stream")


def processor(config: Settings) -> Processor:
    """Everything a worker or a service process needs; without a loadable version the limits answer."""
    state = State(config.home / "state.sqlite")
    sink = prediction_log.sink(config)
    conf = config.table("detector")
    try:
        model, card = registry.load(config.registry, registry.resolve(config.registry))
    except Exception:
        log.exception("no version could be loaded", extra={"fields": {"fallback": LIMITS}})
        return Processor(state, None, LIMITS, conf, sink)
    return Processor(state, model, card.version, conf, sink)


def run(batches: Iterable[list[Message]], work: Processor, shard: str, dead_letters: Path) -> Counter[str]:
    """Counts by outcome. At least once: an interrupted batch is read again and changes nothing twice."""
    counts: Counter[str] = Counter()
    for batch in batches:
        for message in batch:
            counts[_one(message, work, dead_letters)] += 1
        if batch:
            work.state.reached(shard, batch[-1].position)
    return counts


def _one(message: Message, work: Processor, dead_letters: Path) -> str:
    try:
        reading = readings.decode(message.data)
    except (ValueError, KeyError, TypeError) as error:
        _set_aside(message, repr(error), dead_letters)
        return "dead_letter"
    verdict = work.handle(reading)
    return "alert" if verdict.alert else verdict.quiet or ("unusual" if verdict.unusual else "ordinary")


def _set_aside(message: Message, reason: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    entry = {"position": message.position, "reason": reason, "data": message.data.decode(errors="replace")}
    with path.open("a", encoding="utf-8") as handle:
        handle.write(json.dumps(entry, sort_keys=True) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--file", type=Path, help="JSON lines in the order of arrival")
    source.add_argument("--stream", help="name of a Kinesis stream")
    parser.add_argument("--shard", default="shardId-000000000000")
    args = parser.parse_args()
    json_logs.configure()
    config = settings.load()
    work = processor(config)
    if args.file:
        batches = sources.from_file(args.file)
    else:
        import boto3

        after = work.state.checkpoint(args.shard)
        batches = sources.from_kinesis(boto3.client("kinesis"), args.stream, args.shard, after)
    with closing(work.sink):
        counts = run(batches, work, args.shard, config.dead_letters)
    print(", ".join(f"{name} {number}" for name, number in sorted(counts.items())))


if __name__ == "__main__":
    main()
