"""The worker of the design's stream: judges every reading that arrives, and lands it for training."""

from __future__ import annotations

from collections import Counter
from typing import Any

from mlsystem import artifacts, beat, feed, readings, settings, store
from mlsystem.processing import Processor
from mlsystem.readings import Reading
from mlsystem.settings import Settings
from pipelines import following, handing_on, start, stream
from pipelines.following import Follower


def worker(config: Settings, work: Processor, client: Any = None) -> Follower[Reading]:
    land = handing_on.to(config, "readings", client)
    return Follower(
        decode=readings.decode,
        act=lambda batch: Counter(stream.outcome(work, reading) for reading in batch),
        deliver=lambda batch: land([readings.to_record(reading) for reading in batch]),
        arrived=lambda reading: reading.arrived_at,
        dead_letters=config.dead_letters,
    )


def follow(config: Settings) -> None:
    """Reads the stream that MLSYSTEM_EVENTS names until it is stopped, with the version promoted before.

    A store that is away ends it: its platform starts it again, and it reads on from what was handed on.
    """
    client = artifacts.client() if config.artifact_bucket else None
    start.fetch(config, client)
    work = stream.processor(config)
    one = worker(config, work, client)
    source = feed.connect(settings.setting("MLSYSTEM_EVENTS"), store.connect(config.state_url))
    with following.logged(work.sink):
        following.run(source.batches(), one, source.done, beat.serve())
