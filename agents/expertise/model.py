"""What an experienced team knows about one archetype before it sees the data: a file each, and one a variant."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from core.constraints import Strict

HERE = Path(__file__).resolve().parent
VARIANTS = HERE / "variants"


class Metric(Strict):
    name: str
    type: Literal["business", "model", "system"]
    target: str
    guardrail: str


class Labels(Strict):
    source: str
    delay_h: float
    check: str
    cost: str


class ModelCandidate(Strict):
    family: str
    library: str
    why: str
    cpu_gpu: Literal["cpu", "gpu", "api"]
    est_train_h: float


class FeatureIdea(Strict):
    name: str
    entity: str
    dtype: str
    source: str
    transformation: str
    window: str
    online: bool = False
    pii: bool = False
    null_policy: str = "impute_median_and_flag"


class Monitor(Strict):
    name: str
    needs_labels: bool
    delay: str


class Retraining(Strict):
    policy: Literal["schedule", "trigger", "hybrid", "none"]
    cadence: str
    min_new_labels: int
    cooldown_h: int
    why: str


class LlmHabits(Strict):
    approach: Literal["prompt", "rag", "finetune", "agent"]
    model_tier: str
    context_tokens: int
    fallback: str
    top_k: int = 0
    chunk_tokens: int = 0


class Expertise(Strict):
    """Starting points, not results: targets are phrased against the baseline the team measures first.

    `watched`: what is compared with the training data, where that is not columns of a table.
    """

    id: str
    task: str
    baseline: Literal["heuristic", "linear", "gbdt", "zero_shot_llm"]
    baseline_text: str
    metrics: list[Metric]
    weeks: tuple[int, int]
    labels: Labels
    split: Literal["time", "group", "random", "spatial"]
    split_why: str
    imbalance: str
    seasonality: str
    drift: str
    leakage: list[str]
    entity: str
    candidates: list[ModelCandidate]
    objective: str
    primary_metric: str
    offline_metrics: list[str]
    imbalance_handling: str
    calibration: str
    features: list[FeatureIdea] = []
    slices: list[str]
    retrain: Retraining
    exploration_pct: float
    feedback: str
    sampling: Literal["uncertainty", "random", "stratified"]
    monitors: list[Monitor]
    kpis: list[str]
    fallback: Literal["cached", "rules", "previous_model", "queue"]
    oversight: Literal["in", "on", "over_loop"]
    review_pct: float
    explain: Literal["shap", "monotonic", "ebm", "citations", "words", "none"]
    watched: str = ""
    llm: LlmHabits | None = None


@lru_cache(maxsize=64)
def expertise(archetype: str, variants: tuple[str, ...] = ()) -> Expertise:
    """The archetype's file with these variants laid over it, one after the other; KeyError if there is none."""
    facts = _read(HERE / f"{archetype}.yaml")
    for name in variants:
        facts |= _read(VARIANTS / f"{name}.yaml")
    facts.pop("for", None)
    return Expertise(id=archetype, **facts)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise KeyError(path.stem)
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
