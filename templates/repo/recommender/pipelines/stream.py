"""The stream worker: read events in batches, put each in its user's history, then move the checkpoint."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from mlsystem import domain, history, json_logs, settings, sources, store
from mlsystem.history import Event, Stored, Window
from mlsystem.settings import Settings
from mlsystem.sources import Message
from mlsystem.store import Commands


def histories(config: Settings, commands: Commands) -> Stored:
    conf = config.table("recommend")
    return Stored(commands, Window(conf["history_days"], conf["history_most"]))


def run(
    batches: Iterable[list[Message]], commands: Commands, config: Settings, shard: str = "file"
) -> dict[str, int]:
    """Counts by outcome. At least once: an interrupted batch is read again and changes nothing twice."""
    kept, counts = histories(config, commands), Counter({"stored": 0, "dead_letter": 0})
    for batch in batches:
        for message in batch:
            counts[_one(message, kept, config.dead_letters)] += 1
        if batch:
            commands.set(f"checkpoint:{shard}", batch[-1].position)
    return dict(counts)


def decode(data: bytes) -> tuple[str, Event]:
    """User and event of one message. Raises ValueError, KeyError or TypeError."""
    raw = json.loads(data)
    at = datetime.fromisoformat(raw["at"])
    if at.tzinfo is None or raw["kind"] not in domain.KINDS:
        raise ValueError("a moment without an offset, or an unknown kind")
    return str(raw[domain.USER]), history.of_row({**raw, "at": at})


def _one(message: Message, kept: Stored, dead_letters: Path) -> str:
    try:
        user, event = decode(message.data)
    except (ValueError, KeyError, TypeError) as error:
        _set_aside(message, repr(error), dead_letters)
        return "dead_letter"
    kept.add(user, [event])
    return "stored"


def _set_aside(message: Message, reason: str, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    entry = {"position": message.position, "reason": reason, "data": message.data.decode(errors="replace")}
    with path.open("a", encoding="utf-8") as handle:
        handle.write(json.dumps(entry, sort_keys=True) + "\n")


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
    commands, client = store.connect(config.state_url), None
    if args.stream:
        import boto3

        client = boto3.client("kinesis")
    after = commands.get(f"checkpoint:{args.shard}")
    print(run(batches(args, after, client), commands, config, args.shard))


if __name__ == "__main__":
    main()
