"""Whether what was promised is kept: what was answered lately against the outcomes that have come since."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import numpy as np
import polars as pl

from mlsystem import gates, measures, promises, settings, training
from mlsystem.gate_checks import GateCheck, GateResult, asked, within
from mlsystem.settings import Settings
from pipelines import answered
from pipelines.train import table

# Fewer outcomes say too little.
LEAST = 300


def measure(config: Settings) -> dict[str, Any]:
    """`status`, how many outcomes, each check and why one failed; the monitor raises the alarm."""
    known = answered.known(config, table("labels", config))
    told = known.height >= LEAST and known["outcome"].n_unique() > 1
    result = GateResult(_checks(known, config.table("gates")) if told else [])
    report = {
        "status": "measured" if told else "too_few",
        "rows": known.height,
        "missed": result.refused,
        **asdict(result),
    }
    promises.remember(config, report)
    return report


def _checks(known: pl.DataFrame, limits: dict[str, Any]) -> list[GateCheck]:
    y, p = (known[name].cast(pl.Float64).to_numpy() for name in ("outcome", "answer"))
    checks = gates.lasting(training.metrics(y, p), limits)
    if "coverage" in limits and {"low", "high"} <= set(known.columns):
        inside = (known["low"].to_numpy() <= y) & (y <= known["high"].to_numpy())
        checks.append(within("outcomes inside the range", float(np.mean(inside)), *limits["coverage"]))
    return [*checks, *asked(limits.get("asked", []), lambda goal: measures.of(goal, y, p))]


def main() -> None:
    print(json.dumps(measure(settings.load()), indent=2, sort_keys=True))


if __name__ == "__main__":
    main()
