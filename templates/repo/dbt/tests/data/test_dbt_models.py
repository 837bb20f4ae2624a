"""The warehouse's SQL gives what the one feature function gives, on the same sample."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import polars as pl

from mlsystem import domain, features, sample, settings

MODELS = settings.ROOT / "dbt" / "models"
EPOCH = pl.col("at").dt.epoch("us") / 1_000_000


def sql(path: Path) -> str:
    """A model as one warehouse would run it: the few calls of dbt that the models use, written out."""
    text = path.read_text(encoding="utf-8")
    calls = {
        r"\{\{ var\('entity'\) \}\}": domain.ENTITY,
        r"\{\{ epoch_seconds\('at'\) \}\}": "at",
        r"\{\{ (?:ref|source)\((?:'\w+', )?'(\w+)'\) \}\}": r"\1",
    }
    for call, meant in calls.items():
        text = re.sub(call, meant, text)
    assert "{{" not in text, "a call that this test does not know"
    return text


def warehouse(data: sample.Sample) -> sqlite3.Connection:
    found = sqlite3.connect(":memory:")
    tables = {"records": ["at"], "activity": ["at", "amount"]}
    for name, columns in tables.items():
        rows = getattr(data, name).with_columns(EPOCH.alias("at")).select(domain.ENTITY, *columns)
        found.execute(f"create table {name} ({domain.ENTITY}, {', '.join(columns)})")
        marks = ", ".join("?" * rows.width)
        found.executemany(f"insert into {name} values ({marks})", rows.rows())  # noqa: S608
    for path in (*sorted((MODELS / "staging").glob("*.sql")), MODELS / "features" / "activity_windows.sql"):
        found.execute(f"create view {path.stem} as {sql(path)}")
    return found


def test_the_models_give_what_training_and_serving_see() -> None:
    data = sample.synthesise(400, seed=5)
    names = [n for n in features.NAMES if n.startswith(("activity_count", "activity_sum"))]
    query = f"select entity, at_s, {', '.join(names)} from activity_windows"  # noqa: S608
    rows = {(entity, round(at, 3)): found for entity, at, *found in warehouse(data).execute(query)}
    built = features.build(data.records, data.activity).select(names)
    keys = data.records.select(domain.ENTITY, EPOCH.round(3).alias("at")).rows()
    assert len(rows) == len(set(keys))
    for key, wanted in zip(keys, built.rows(), strict=True):
        assert all(abs(a - b) < 1e-6 for a, b in zip(rows[key], wanted, strict=True)), key


def test_every_model_with_columns_is_described() -> None:
    described = (MODELS / "features" / "schema.yml").read_text(encoding="utf-8")
    assert all(f"name: {path.stem}" in described for path in (MODELS / "features").glob("*.sql"))
