"""The versions of a demo: a first one that is put in use, and a worse one that is refused."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from mlsystem import features, registry, training
from mlsystem.settings import Settings
from pipelines import stage
from pipelines.train import split, train


def first_version(config: Settings, as_of: datetime) -> str:
    """Train, judge and promote; stops when the gate refuses."""
    card = train(config, as_of)
    metric = training.HEADLINE
    stage.step("train", f"{card.version} {card.family}, {metric} {card.metrics[metric]:.3f}")
    stage.accept(config, card.version)
    return card.version


def refuse_worse(config: Settings, as_of: datetime) -> None:
    """A model that has learnt from shuffled labels must not get past the gate."""
    parts = split(config, as_of)
    noise = training.linear(1).fit(parts.train.x, np.random.default_rng(4).permutation(parts.train.y))
    worse = registry.register(
        config.registry,
        noise,
        family="linear",
        inputs=list(features.NAMES),
        metrics={},
        data_snapshot="shuffled",
        code_sha=config.code_sha,
        trained_at=as_of.isoformat(),
    )
    stage.refuse(config, worse.version)
