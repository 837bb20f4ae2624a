"""9 · Model development: baseline, candidates in the order to try them, tuning, explanation and the stop rule."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.expertise.model import Expertise, LlmHabits, ModelCandidate, expertise
from agents.planning import data_sourcing, project_stages
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import duration
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Scalar
from templates.workload.model import Workload

RULES = {
    "MOD-01": "Tabular data up to 10 million rows: boosted trees first; deep models only for a gain of 5 % or more.",
    "MOD-02": "Adverse-action duties: linear, monotonic boosted or explainable boosting models.",
    "MOD-03": "Forecasting: seasonal naive, then one global boosted model, then deep models above 1,000 series.",
    "MOD-04": "Vision: fine-tune a pretrained network; medical images split by site; licences are checked.",
    "MOD-05": "Recommendation above 10,000 items is two stages: retrieve, then rank.",
    "MOD-06": "Anomalies: robust statistics and isolation forests first, with an alert budget as the target.",
    "MOD-07": "Language ladder: prompt, retrieval, small fine-tune, bigger model; the smallest that passes the "
    "evaluation.",
    "MOD-08": "GPU for training above 5 million deep parameters or 10 GB of images or text; trees above 50 "
    "million rows.",
    "MOD-09": "Tuning: 20 quick trials, 50 standard, 100 at most; stop after 3 rounds under 0.2 % gain.",
    "MOD-10": "A run is reproducible: seed, lock file, container and data snapshot are recorded.",
}
FAMILY_RULE = {
    "batch_tabular": "MOD-01", "online_tabular": "MOD-01", "streaming_fraud": "MOD-01", "ad_ctr": "MOD-01",
    "demand_forecasting": "MOD-03", "cv_edge": "MOD-04", "medical_imaging": "MOD-04", "moderation": "MOD-04",
    "recommender": "MOD-05", "iot_anomaly": "MOD-06", "rag_assistant": "MOD-07", "batch_llm_documents": "MOD-07",
    "low_data_poc": "MOD-07", "asr_calls": "MOD-08",
}  # fmt: skip
TRIALS = 20
TUNING_SHARE = 0.02


class Tuning(Strict):
    method: str
    trials: int
    budget_usd: float


class LanguageModel(Strict):
    approach: Literal["prompt", "rag", "finetune", "agent"]
    model_tier: str
    context_budget: int
    fallback: str


class Reproducibility(Strict):
    seed: int
    lock: str
    container: str
    data_snapshot: str


class Decisions(Strict):
    baseline: str
    candidates: list[ModelCandidate]
    objective: str
    primary_metric: str
    metrics: list[str]
    validation: str
    hpo: Tuning
    imbalance_handling: str
    calibration: str
    explainability: Literal["shap", "monotonic", "ebm", "citations", "none"]
    llm: LanguageModel | None
    gpu_training: bool
    experiment_tracking: str
    reproducibility: Reproducibility
    stop_rule: str
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    split = view.decision("data_sourcing", data_sourcing.Decisions)
    known = expertise(start.archetype, start.domain)
    duty = view.value("explainability") == "adverse_action"
    candidates = _candidates(known, duty)
    decisions = Decisions(
        baseline=known.baseline_text,
        candidates=candidates,
        objective=known.objective,
        primary_metric=known.primary_metric,
        metrics=known.offline_metrics,
        validation=_validation(split),
        hpo=_tuning(known, work),
        imbalance_handling=known.imbalance_handling,
        calibration=known.calibration,
        explainability=_explainability(view, known),
        llm=_language(known.llm),
        gpu_training=work.gpu_train,
        experiment_tracking="mlflow runs with parameters, metrics, snapshot id and code revision",
        reproducibility=Reproducibility(seed=20, lock="uv.lock", container="image digest", data_snapshot="snapshot id"),
        stop_rule="3 rounds with less than 0.2 % gain, or the tuning budget is spent",
        component_params={_caller(start.archetype): {"no_training": True, "tools": False, "tool_allow_list": True}},
    )
    _explain(reasons, decisions, start.archetype, duty)
    first = candidates[0]
    return reasons.conclude(
        Output,
        decisions,
        f"{first.family} first, judged by {known.primary_metric} against {known.baseline_text.lower()}",
        f"Start from {known.baseline_text.lower()}. The first candidate is {first.family} with {first.library}: "
        f"{first.why}. {len(candidates) - 1} more are tried in order only while they gain. The choice is made by "
        f"{known.primary_metric} on a {split.split} split, overall and by slice.",
        alternatives=tuple(_lost(c) for c in candidates[1:3]),
        tradeoffs=("A simpler model costs a little accuracy and saves latency, explanation and upkeep.",),
    )


def _caller(archetype: str) -> str:
    """The role that calls the language model."""
    return "serve.batch" if archetype == "batch_llm_documents" else "serve.llm"


def _candidates(known: Expertise, duty: bool) -> list[ModelCandidate]:
    """With a duty to give reasons, families that explain themselves come first."""
    plain = ("linear", "scorecard", "ebm", "monotonic")
    ranked = sorted(known.candidates, key=lambda c: not any(word in c.family.lower() for word in plain)) if duty else []
    return ranked or known.candidates


def _validation(split: data_sourcing.Decisions) -> str:
    gap = f" with a gap of {duration(split.split_gap_h * 3600)}" if split.split_gap_h else ""
    return f"{split.split} split{gap}; the last part is looked at once"


def _tuning(known: Expertise, work: Workload) -> Tuning:
    if known.llm is not None:
        return Tuning(method="prompt variants against the evaluation set", trials=10, budget_usd=20.0)
    budget = round(TUNING_SHARE * (work.budget_usd or 1000.0), 2)
    return Tuning(method="TPE with early stopping", trials=TRIALS, budget_usd=budget)


def _explainability(view: View, known: Expertise) -> Literal["shap", "monotonic", "ebm", "citations", "none"]:
    wanted = view.value("explainability")
    if wanted == "adverse_action":
        return "monotonic"
    return known.explain if wanted in (None, "global", "per_prediction") else "none"


def _language(habits: LlmHabits | None) -> LanguageModel | None:
    if habits is None:
        return None
    return LanguageModel(approach=habits.approach, model_tier=habits.model_tier, context_budget=habits.context_tokens,
                         fallback=habits.fallback)  # fmt: skip


def _explain(reasons: Reasons, d: Decisions, shape: str, duty: bool) -> None:
    paths = ("project.problem_type", "data.row_count", "data.modality")
    reasons.say(f"{d.candidates[0].family}: {d.candidates[0].why}.", FAMILY_RULE[shape], because=paths)
    if duty:
        reasons.say(
            "Every refusal must be explained, so the model explains itself.", "MOD-02", because=("explainability",)
        )
    if d.gpu_training:
        reasons.say("Training needs a GPU.", "MOD-08", because=("data.modality", "data.volume_gb"))
    reasons.say(f"{d.hpo.trials} trials, then stop.", "MOD-09", because=("budget.monthly_usd",))
    reasons.say("Any run can be repeated.", "MOD-10", because=("regimes",))
    reasons.assume("train_hours", "rows")
    reasons.risk(
        "The offline gain does not show online", "Shadow first; compare offline and online by slice", "ML engineer"
    )
    reasons.ask(
        "explainability", "a duty to give reasons rules out opaque models", "none", "per_prediction", "adverse_action"
    )


def _lost(candidate: ModelCandidate) -> Alternative:
    return Alternative(
        option=candidate.family,
        rejected_because=f"tried after the first candidate: {candidate.why}",
        flip_if="it gains 5 % or more on the primary metric within the latency and cost targets",
        risk=f"about {candidate.est_train_h:g} h of {candidate.cpu_gpu} per training",
    )


AGENT = Agent(
    id="model_development",
    number=9,
    title="Model Development & Iteration",
    sections=("Baseline and candidates", "Validation and metrics", "Tuning", "Explainability", "Reproducibility"),
    reads=(
        "constraints.explainability",
        "constraints.project.problem_type",
        "constraints.data",
        "constraints.budget",
        "constraints.regimes",
        *under("workload", "budget_usd", "gpu_train", "rows", "train_hours"),
        *under("decisions.project_stages", "archetype", "domain"),
        *under("decisions.data_sourcing", "split", "split_gap_h"),
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
