"""The worker of the design's stream: decides on every payment that arrives, and lands it for training."""

from __future__ import annotations

from collections import Counter
from typing import Any

from mlsystem import artifacts, beat, feed, payments, settings, store, wired
from mlsystem.current import Current
from mlsystem.payments import Payment
from mlsystem.processing import Processor
from mlsystem.settings import Settings
from pipelines import following, handing_on, stream
from pipelines.following import Follower


def worker(config: Settings, work: Processor, published: Current, client: Any = None) -> Follower[Payment]:
    """Decides with what is published at the moment of each batch."""
    land = handing_on.to(config, "payments", client)

    def act(batch: list[Payment]) -> Counter[str]:
        published.look(work)
        return stream.decide(work, batch)

    return Follower(
        decode=payments.decode,
        act=act,
        deliver=lambda batch: land(payments.table(batch)),
        arrived=lambda payment: payment.arrived_at,
        dead_letters=config.dead_letters,
    )


def follow(config: Settings) -> None:
    """Reads the stream that MLSYSTEM_EVENTS names until it is stopped.

    A store that is away ends it: its platform starts it again, and it reads on from what it had handed on.
    """
    shared, published = store.connect(config.state_url), wired.current(config)
    client = artifacts.client() if config.artifact_bucket else None
    work = wired.processor(config, shared)
    one = worker(config, work, published, client)
    source = feed.connect(settings.setting("MLSYSTEM_EVENTS"), shared)
    with following.logged(work.sink):
        following.run(source.batches(), one, source.done, beat.serve())
