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


def steps(own: list[str], features: bool, batch: bool) -> list[DagStep]:
    """`own` are those of a shape that learns no weights of its own; `features`: the shape derives some; `batch`:
    results are published as a table, else a service is deployed.
    """
    names = own or _usual(features, batch)
    return [_step(name, names[i - 1 : i] if i else []) for i, name in enumerate(names)]


def _usual(features: bool, batch: bool) -> list[str]:
    names = ["ingest", "validate", "features" if features else "prepare", "train", "evaluate", "register"]
    names += ["score", "publish"] if batch else ["deploy"]
    return [*names, "monitor"]


def _step(name: str, upstream: list[str]) -> DagStep:
    key = f"{name}/run_date"
    return DagStep(id=name, upstream=upstream, sla_min=DEADLINE_MIN, retries=RETRIES, idempotency_key=key)
