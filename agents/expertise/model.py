"""What an experienced team knows about one archetype before it sees the data: a file each, and one a variant."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from agents.expertise import horizon, ranged
from agents.expertise.language import FirstLook, LlmWatch, ModelCheck, Reading, Shift
from core.constraints import Strict

Explanation = Literal["shap", "monotonic", "ebm", "citations", "words", "regions", "policy", "quotes", "none"]
Fallback = Literal["cached", "rules", "previous_model", "queue", "baseline", "passages", "person"]

HERE = Path(__file__).resolve().parent
VARIANTS = HERE / "variants"


class Metric(Strict):
    """`told_by`: the constraint that fills `{limit}` of the guardrail; `usual` does where a brief says nothing."""

    name: str
    type: Literal["business", "model", "system"]
    target: str
    guardrail: str
    told_by: str = ""
    usual: float | None = None


class Labels(Strict):
    """`kind`: people say it, users' behaviour implies it, or something measures it.

    `early` names what tells of the outcome before it is known, in the plural, empty where nothing does; `early_h` its
    delay in hours, where models learn from it.
    """

    source: str
    delay_h: float
    check: str
    cost: str
    kind: Literal["judged", "implicit", "measured"] = "judged"
    early: str = ""
    early_h: float | None = None


class Enough(Strict):
    """What a first model learns from at least, and which number of a brief says whether it is there."""

    what: str
    least: int
    counted: Literal["positives", "rows", "months", "weeks", "nothing"]
    regulated: int | None = None


class Control(Strict):
    """A test by lot of what is done with the results: its arms, what judges them after `weeks`, and what follows."""

    arms: str
    judged: str
    weeks: tuple[int, int]
    then: str


class ModelCandidate(Strict):
    """`part` names the stage of a system in stages; candidates of one part are rivals, those of two are not."""

    family: str
    library: str
    why: str
    cpu_gpu: Literal["cpu", "gpu", "api"]
    est_train_h: float
    part: str = ""


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
    watch: LlmWatch
    top_k: int = 0
    chunk_tokens: int = 0


class Expertise(Strict):
    """Starting points, not results: targets are phrased against the baseline the team measures first.

    `answer`: what comes out. `related`: further entities whose features are joined. `unseen`: what outcomes do not
    show, with the remedy. `watched`: what is compared with the `reference`, where that is not columns of a table.
    `calibration_limit`: what calibration is held to, where it is not the usual of its answer; `calibrated`: what is
    tested in its place, where that is no calibration error. `dated`: what is released holds for everybody from a date
    on, as a tariff does. `validation`: how candidates are compared, where one split by time says too little.
    `answered`: what callers get without the model, where `fallback` says too little; `reviewed`: what people do where
    no case is put before them one by one.
    `steps` are those of the pipelines in order, `taken_back` what takes a release back besides errors, `quality_alert`
    what falls when answers get worse; empty where the usual ones of tables hold. `own_data`: answers come from what
    belongs to one caller; `open_to_all`: anybody on a website may ask.
    """

    id: str
    answer: Literal["class", "amount", "order", "text"] = "class"
    task: str
    baseline: Literal["heuristic", "linear", "gbdt", "zero_shot_llm"]
    baseline_text: str
    metrics: list[Metric]
    weeks: tuple[int, int]
    labels: Labels
    enough: Enough
    split: Literal["time", "group", "random", "spatial"]
    split_why: str
    imbalance: str
    seasonality: str
    drift: str
    leakage: list[str]
    entity: str
    related: list[str] = []
    candidates: list[ModelCandidate]
    objective: str
    primary_metric: str
    offline_metrics: list[str]
    imbalance_handling: str
    calibration: str
    calibration_limit: str = ""
    calibrated: str = ""
    validation: str = ""
    features: list[FeatureIdea] = []
    slices: list[str]
    retrain: Retraining
    exploration_pct: float
    explored: str = "decisions are left to chance"
    feedback: str
    sampling: Literal["uncertainty", "random", "stratified"]
    monitors: list[Monitor]
    kpis: list[str]
    fallback: Fallback
    answered: str = ""
    oversight: Literal["in", "after", "on", "over_loop"]
    review_pct: float
    reviewed: str = ""
    explain: Explanation
    watched: str = ""
    reference: str = "the champion's training data"
    reading: Reading | None = None
    first_look: list[FirstLook] = []
    input_tests: list[str] = []
    code_tests: list[str] = []
    model_tests: list[ModelCheck] = []
    shifts: list[Shift] = []
    steps: list[str] = []
    own_data: bool = False
    open_to_all: bool = False
    taken_back: str = ""
    quality_alert: str = ""
    dated: bool = False
    control: Control | None = None
    unseen: list[str] = []
    llm: LlmHabits | None = None


@lru_cache(maxsize=64)
def expertise(archetype: str, variants: tuple[str, ...] = ()) -> Expertise:
    """The archetype's file with these variants laid over it, one after the other; KeyError if there is none."""
    facts = _read(HERE / f"{archetype}.yaml")
    for name in (one for one in variants if not one.startswith((horizon.PREFIX, ranged.PREFIX))):
        facts |= ranged.laid(_read(VARIANTS / f"{name}.yaml"), variants)
    facts.pop("for", None)
    if archetype == horizon.FORECASTS:
        facts = horizon.shaped(facts, horizon.reach(variants))
    return Expertise(id=archetype, **facts)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise KeyError(path.stem)
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))
