"""The versions of a demo: a first one that is put in use, and a worse one that is refused."""

from __future__ import annotations

from datetime import datetime

from mlsystem import sample, task
from mlsystem.settings import Settings
from pipelines import ingest, stage
from pipelines.train import register, train


def first_version(config: Settings, size: int, as_of: datetime) -> str:
    """Ingest, train, judge and promote; stops when the gate refuses."""
    landed = ingest.deliver(sample.synthesise(size, seed=7), config)
    stage.step("ingest", "; ".join(f"{r.table} {r.accepted}" for r in landed))
    card = train(config, as_of)
    numbers = ", ".join(f"{name} {value:.3f}" for name, value in sorted(card.metrics.items()))
    stage.step("train", f"{card.version} {card.family}: {numbers}")
    stage.accept(config, card.version)
    return card.version


def worse(config: Settings, as_of: datetime) -> str:
    """A registered version that learned from shuffled outcomes."""
    noise = task.shuffled(task.split(config, as_of), seed=4)
    return register(config, as_of, task.fit(noise, config, seed=4)).version


def refuse_worse(config: Settings, as_of: datetime) -> None:
    stage.refuse(config, worse(config, as_of))
