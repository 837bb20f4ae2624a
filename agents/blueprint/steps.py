"""The steps of the pipelines in their order, each with its deadline and the key that makes a rerun harmless."""

from __future__ import annotations

from core.constraints import Strict

DEADLINE_MIN, RETRIES = 60, 2


class DagStep(Strict):
    id: str
    upstream: list[str]
    sla_min: int
    retries: int
    idempotency_key: str


def steps(features: bool, batch: bool) -> list[DagStep]:
    """`features`: the shape derives some; `batch`: results are published as a table, else a service is deployed."""
    names = ["ingest", "validate", "features" if features else "prepare", "train", "evaluate", "register"]
    names += ["score", "publish"] if batch else ["deploy"]
    names += ["monitor"]
    return [_step(name, names[i - 1 : i] if i else []) for i, name in enumerate(names)]


def _step(name: str, upstream: list[str]) -> DagStep:
    key = f"{name}/run_date"
    return DagStep(id=name, upstream=upstream, sla_min=DEADLINE_MIN, retries=RETRIES, idempotency_key=key)
