"""What the service answered, beside the outcome of each record that is known by now."""

from __future__ import annotations

import math

import polars as pl

from mlsystem import domain, prediction_log
from mlsystem.settings import Settings

# Answers of so many days, beyond the time their outcomes take.
DAYS = 30
ENDS = ("low", "high")


def known(config: Settings, labels: pl.DataFrame) -> pl.DataFrame:
    """`answer` and `outcome` a row, with the ends of its range where it has one; not what a rule answered."""
    entries = prediction_log.recent(config, math.ceil(domain.LABEL_DELAY_DAYS) + DAYS)
    given = [entry for entry in entries if not entry["degraded"]]
    ends = [name for name in ENDS if given and all(name in entry for entry in given)]
    rows = {
        domain.ENTITY: [str(entry["request"][domain.ENTITY]) for entry in given],
        "answer": [float(entry[domain.ANSWER]) for entry in given],
        **{name: [float(entry[name]) for entry in given] for name in ends},
    }
    answers = pl.DataFrame(rows, schema_overrides={domain.ENTITY: pl.String(), "answer": pl.Float64()})
    newest = answers.unique(domain.ENTITY, keep="last", maintain_order=True)
    return newest.join(labels.rename({domain.LABEL: "outcome"}), on=domain.ENTITY)
