"""Texts with too few examples to learn from: a hosted language model sorts them by the descriptions of the classes."""

from __future__ import annotations

from core.constraints import Constraints
from templates.catalog.pattern import LANGUAGE_MODEL

FEW_LABELS = 500.0
TRIALS, TRIAL_USD = ("poc", "idea"), 200.0
ANSWER_MS = 2000.0  # sooner than that no provider's model answers reliably


def applies(constraints: Constraints) -> bool:
    """Texts are sorted with fewer than 500 examples, where a provider's model can be reached and is not ruled out."""
    problem, cloud = constraints.project.problem_type, constraints.cloud
    if problem is None or problem.value != "nlp_clf" or (constraints.air_gapped and constraints.air_gapped.value):
        return False
    hosted = cloud is None or cloud.value not in ("on_prem", "multi")
    banned = constraints.tooling.forbid
    allowed = banned is None or LANGUAGE_MODEL not in banned.value
    return hosted and allowed and _few(constraints) and not _hurried(constraints)


def few_positives(constraints: Constraints) -> bool:
    """The brief counts its known outcomes, and they are fewer than a model is trained on."""
    known = constraints.data.positives
    return known is not None and known.value < FEW_LABELS


def _hurried(constraints: Constraints) -> bool:
    latency = constraints.latency
    return any(f is not None and f.value < ANSWER_MS for f in (latency.p95_ms, latency.p99_ms, latency.p50_ms))


def _few(constraints: Constraints) -> bool:
    """Fewer examples than a model is trained on; in a small trial also where their number is not given."""
    rows, stage, budget = constraints.data.row_count, constraints.project.stage, constraints.budget.monthly_usd
    if rows is not None:
        return rows.value < FEW_LABELS
    trial = stage is not None and stage.value in TRIALS
    return trial and budget is not None and budget.value <= TRIAL_USD
