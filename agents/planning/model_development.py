"""9 · Model development: baseline, candidates in the order to try them, tuning, explanation and the stop rule."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import candidates, explaining
from agents.declaration import under
from agents.expertise.model import Expertise, LlmHabits, ModelCandidate, expertise
from agents.planning import data_sourcing, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import GENERATIVE, REGIMES, count, duration, listed, lower, money, upper
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload

TRIALS, STANDARD_TRIALS = 20, 50
DEFAULT_BUDGET, TUNING_SHARE = 1000.0, 0.02

OWN_MODELS = "own_models"
RUNS = {"cpu": "processors", "gpu": "a GPU", "api": "the provider's API"}


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
    explainability: explaining.Method
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
    parts = view.decision("tech_stack", tech_stack.Decisions).components
    known = expertise(start.archetype, _variants(start, parts, view))
    caller = next((c.role for c in parts if "llm" in view.catalog.pattern(c.pattern_id).provides), None)
    tried = candidates.planned(view, known, parts, hosted=caller is not None)
    decisions = Decisions(
        baseline=start.baseline_text,
        candidates=tried,
        objective=known.objective,
        primary_metric=known.primary_metric,
        metrics=known.offline_metrics,
        validation=known.validation or _validation(split),
        hpo=_tuning(known, work),
        imbalance_handling=known.imbalance_handling,
        calibration=known.calibration,
        explainability=explaining.method(view, known, start.domain),
        llm=_language(known.llm),
        gpu_training=_gpu(tried[0], work),
        experiment_tracking="a card a run: family, inputs, metrics, snapshot id and code revision",
        reproducibility=Reproducibility(
            seed=20,
            lock="requirements.lock, every package with its hash",
            container="image digest",
            data_snapshot="snapshot id",
        ),
        stop_rule="3 rounds with less than 0.2 % gain, or the tuning budget is spent",
        component_params={caller or "serve.llm": {"no_training": True, "tools": False, "tool_allow_list": True}},
    )
    _explain(reasons, decisions, candidates.rule(start.archetype, start.domain, start.variants), view)
    if caller is not None and (priced := _priced(parts, caller, view)):
        reasons.say(f"The bill counts on {priced}; the evaluation may put another model in its place.", "MOD-07",
                    because=("budget.monthly_usd",))  # fmt: skip
    first, rivals = tried[0], [c for c in tried[1:] if c.part == tried[0].part]
    rest = f" Then, while they gain: {listed(c.family for c in rivals)}." if rivals else ""
    return reasons.conclude(
        Output,
        decisions,
        f"{upper(first.family)} first, judged by {known.primary_metric}",
        f"The bar is {lower(start.baseline_text)}. The first candidate is {first.family} with {first.library}: "
        f"{first.why}.{rest}{_parts(tried)} {upper(known.primary_metric)} {_judged(known, split)} decides, "
        f"overall and on every slice. Explanations: {explaining.said(decisions.explainability)}.",
        alternatives=tuple(_lost(c, rival) for c, rival in candidates.rivals(tried)),
        tradeoffs=("A simpler model costs a little accuracy and saves latency, explanation and upkeep.",),
    )


def _parts(tried: list[ModelCandidate]) -> str:
    """What the other parts of the system start with; nothing where there is one part only."""
    others = [c for c in candidates.leaders(tried).values() if c is not tried[0]]
    said = listed(f"{c.part} with {c.family} ({c.why})" for c in others)
    return f" It does the part “{tried[0].part}”; beside it stands {said}." if others else ""


def _judged(known: Expertise, split: data_sourcing.Decisions) -> str:
    return "from rolling origins" if known.validation else f"on a split by {split.split}"


def _variants(start: project_stages.Decisions, parts: list[Component], view: View) -> tuple[str, ...]:
    """Those of the brief, and that of a model the design itself runs where it was cheaper than a provider's."""
    chosen = [view.catalog.pattern(c.pattern_id) for c in parts]
    run = any("llm" in pattern.provides and "gpu" in pattern.provides for pattern in chosen)
    return start.variants if start.archetype not in GENERATIVE or not run else (*start.variants, OWN_MODELS)


def _priced(parts: list[Component], role: str, view: View) -> str:
    """The model whose tokens are paid for; empty where none is bought by the token."""
    chosen = next(c for c in parts if c.role == role)
    return str({**view.catalog.pattern(chosen.pattern_id).params, **chosen.params}.get("model", ""))


def _gpu(first: ModelCandidate, work: Workload) -> bool:
    """A GPU where the first candidate trains on one; a pretrained model that is only used trains on nothing."""
    return work.gpu_train and first.cpu_gpu == "gpu" and first.est_train_h > 0


def _validation(split: data_sourcing.Decisions) -> str:
    gap = f" with a gap of {duration(split.split_gap_h * 3600)}" if split.split_gap_h else ""
    return f"split by {split.split}{gap}; the last part is looked at once"


def _tuning(known: Expertise, work: Workload) -> Tuning:
    """20 trials, 50 where a run takes minutes and the budget is known; the money is 2 % of a month's budget."""
    if known.llm is not None:
        return Tuning(method="prompt variants against the evaluation set", trials=10, budget_usd=20.0)
    if not known.candidates[0].est_train_h:
        return Tuning(method="vocabulary and decoding variants against the audited set", trials=10, budget_usd=20.0)
    quick = known.candidates[0].est_train_h <= 0.5 and work.budget_usd is not None
    budget = round(TUNING_SHARE * (work.budget_usd or DEFAULT_BUDGET), 2)
    trials = STANDARD_TRIALS if quick else TRIALS
    return Tuning(method="TPE with early stopping", trials=trials, budget_usd=budget)


def _language(habits: LlmHabits | None) -> LanguageModel | None:
    if habits is None:
        return None
    return LanguageModel(approach=habits.approach, model_tier=habits.model_tier, context_budget=habits.context_tokens,
                         fallback=habits.fallback)  # fmt: skip


def _explain(reasons: Reasons, d: Decisions, rule: str, view: View) -> None:
    first, work = d.candidates[0], view.workload
    paths = ("project.problem_type", "data.row_count", "data.modality")
    reasons.say(f"The first to try is {first.family}: {first.why}.", rule, because=paths)
    if d.validation.startswith("rolling"):
        reasons.say(f"{upper(d.validation)}.", "MOD-15", because=("forecast.horizon_h", "forecast.step_h"))
    if view.value("explainability") == "adverse_action":
        reasons.say("A refusal must name its reasons, so the model has to be readable.", "MOD-02",
                    because=("explainability",))  # fmt: skip
    if d.gpu_training:
        reasons.say(f"{upper(first.family)}: about {first.est_train_h:g} h of a GPU for a training.",
                    "MOD-08", because=("data.modality", "data.volume_gb"))  # fmt: skip
    money_ = f"at most {money(d.hpo.budget_usd)}" + (", 2 % of the budget" if work.budget_usd and d.llm is None else "")
    reasons.say(f"{count(d.hpo.trials, 'tuning trial')} for {money_}; three rounds under 0.2 % gain end it.", "MOD-09",
                because=("budget.monthly_usd",))  # fmt: skip
    law = listed(sorted(REGIMES.get(name, name) for name in view.workload.regimes))
    duty = f", which {law} may ask for" if law != "nothing" else ""
    reasons.say(
        f"Seed, lock file, image and data snapshot let any run be repeated{duty}.", "MOD-10", because=("regimes",)
    )
    reasons.assume("train_hours", "rows")
    reasons.risk(
        "The offline gain does not show online", "Shadow first; compare offline and online by slice", "ML engineer"
    )
    reasons.ask(
        "explainability", "a duty to give reasons rules out opaque models", "none", "per_prediction", "adverse_action"
    )


def _lost(candidate: ModelCandidate, first: ModelCandidate) -> Alternative:
    hours = f", {candidate.est_train_h:g} h of training against {first.est_train_h:g}" if candidate.est_train_h else ""
    return Alternative(
        option=candidate.family,
        rejected_because=f"it is tried after {first.family}{hours}; its strength: {candidate.why}",
        flip_if="it gains 5 % or more on the primary metric within the latency and cost targets",
        risk=f"it runs on {RUNS[candidate.cpu_gpu]} and has to be explained and kept up as well",
    )


AGENT = Agent(
    id="model_development",
    number=9,
    title="Model Development & Iteration",
    reads=(
        "constraints.explainability",
        "constraints.project.problem_type",
        "constraints.forecast",
        "constraints.data",
        "constraints.budget",
        "constraints.regimes",
        *under("workload", "budget_usd", "docs", "gpu_train", "regimes", "rows", "train_hours"),
        *under("decisions.project_stages", "archetype", "baseline_text", "domain", "variants"),
        *under("decisions.data_sourcing", "split", "split_gap_h"),
        "decisions.tech_stack.components",
        "catalog",
    ),
    output=Output,
    decide=decide,
)
