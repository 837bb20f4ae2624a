"""A version that picks one group rather than another is refused, and the groups are no input of it."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import polars as pl

from mlsystem import domain, features, registry, training
from mlsystem.settings import Settings
from pipelines import evaluate, ingest
from pipelines.train import split, table


def test_a_version_that_picks_one_group_is_refused(system: Settings, now: datetime) -> None:
    """Whoever scores above the middle turns out to be of one group, everybody else of another."""
    model, _ = registry.load(system.registry, "v0001")
    held_out = split(system, now).test
    p = training.scores(model, held_out.x)
    above = dict(zip(held_out.entities, p > np.median(p), strict=True))
    column = domain.PROTECTED[0]
    landed = table("groups", system)
    known = [column.values[int(above.get(entity, False))] for entity in landed[domain.ENTITY]]
    later = pl.col("at") + pl.duration(days=1)
    ingest.ingest(landed.with_columns(later, pl.Series(column.name, known)), "groups", system)
    refused = evaluate.evaluate("v0001", system).refused
    assert f"impact ratio by {column.name}" in [reason.split(":")[0] for reason in refused]


def test_every_protected_column_is_compared_and_none_is_a_feature(system: Settings) -> None:
    checks = {check.name for check in evaluate.evaluate("v0001", system).checks}
    for column in domain.PROTECTED:
        assert {f"impact ratio by {column.name}", f"odds gap by {column.name}"} <= checks
        assert not any(name.startswith(column.name) for name in features.NAMES)
        assert column.name not in table("records", system).columns
