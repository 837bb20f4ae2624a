"""9 · Model development: baseline, candidates in the order to try them, tuning, explanation and the stop rule."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import explaining
from agents.declaration import under
from agents.expertise.model import Expertise, LlmHabits, ModelCandidate, expertise
from agents.planning import data_sourcing, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import GENERATIVE, REGIMES, count, duration, listed, lower, money, upper
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload

FAMILY_RULE = {
    "batch_tabular": "MOD-01", "online_tabular": "MOD-01", "streaming_fraud": "MOD-01", "ad_ctr": "MOD-01",
    "demand_forecasting": "MOD-03", "cv_edge": "MOD-04", "medical_imaging": "MOD-04", "moderation": "MOD-04",
    "recommender": "MOD-05", "iot_anomaly": "MOD-06", "rag_assistant": "MOD-07", "batch_llm_documents": "MOD-07",
    "low_data_poc": "MOD-12", "asr_calls": "MOD-11",
}  # fmt: skip
VARIANT_RULE = {"credit": "MOD-02", "few_events": "MOD-14", "insurance": "MOD-02"}
DOMAIN_RULE = {"text": "MOD-13", "picture": "MOD-04", "outline": "MOD-04", "readings": "MOD-06"}
FIRST_RULE = {"failures": "MOD-16"}  # of variants that the domain does not settle
TRIALS, STANDARD_TRIALS = 20, 50
DEFAULT_BUDGET, TUNING_SHARE = 1000.0, 0.02
MANY_ITEMS, MANY_SERIES, RETRIEVED = 10_000.0, 1000.0, "candidates"


EXPLAINED = {
    "shap": "the features that moved a score most", "monotonic": "reasons from a model that only moves one way",
    "ebm": "the curve of each feature", "citations": "the passages an answer rests on",
    "words": "the words of a text that spoke for its class",
    "regions": "the regions of a picture that spoke for its result",
    "policy": "the policy that was broken, with the words or the region that decided",
    "quotes": "the words with their time in the recording", "none": "none are asked for",
}  # fmt: skip
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
    duty = view.value("explainability") == "adverse_action" or known.explain == "monotonic"
    caller = next((c.role for c in parts if "llm" in view.catalog.pattern(c.pattern_id).provides), None)
    candidates = _placed(_timed(_candidates(known, duty, view), work.train_hours), parts, hosted=caller is not None)
    decisions = Decisions(
        baseline=start.baseline_text,
        candidates=candidates,
        objective=known.objective,
        primary_metric=known.primary_metric,
        metrics=known.offline_metrics,
        validation=known.validation or _validation(split),
        hpo=_tuning(known, work),
        imbalance_handling=known.imbalance_handling,
        calibration=known.calibration,
        explainability=explaining.method(view, known, start.domain),
        llm=_language(known.llm),
        gpu_training=_gpu(candidates, work),
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
    _explain(reasons, decisions, _rule(start), view)
    if caller is not None and (priced := _priced(parts, caller, view)):
        reasons.say(f"The bill counts on {priced}; the evaluation may put another model in its place.", "MOD-07",
                    because=("budget.monthly_usd",))  # fmt: skip
    first, rivals = candidates[0], [c for c in candidates[1:] if c.part == candidates[0].part]
    rest = f" Then, while they gain: {listed(c.family for c in rivals)}." if rivals else ""
    return reasons.conclude(
        Output,
        decisions,
        f"{upper(first.family)} first, judged by {known.primary_metric}",
        f"The bar is {lower(start.baseline_text)}. The first candidate is {first.family} with {first.library}: "
        f"{first.why}.{rest}{_parts(candidates)} {upper(known.primary_metric)} {_judged(known, split)} decides, "
        f"overall and on every slice. Explanations: {EXPLAINED[decisions.explainability]}.",
        alternatives=tuple(_lost(c, rival) for c, rival in _rivals(candidates)),
        tradeoffs=("A simpler model costs a little accuracy and saves latency, explanation and upkeep.",),
    )


def _parts(candidates: list[ModelCandidate]) -> str:
    """What the other parts of the system start with; nothing where there is one part only."""
    others = [c for c in _leaders(candidates).values() if c is not candidates[0]]
    said = listed(f"{c.part} with {c.family} ({c.why})" for c in others)
    return f" It does the part “{candidates[0].part}”; beside it stands {said}." if others else ""


def _leaders(candidates: list[ModelCandidate]) -> dict[str, ModelCandidate]:
    """The first candidate of each part, in their order."""
    leaders: dict[str, ModelCandidate] = {}
    for candidate in candidates:
        leaders.setdefault(candidate.part, candidate)
    return leaders


def _rivals(candidates: list[ModelCandidate]) -> list[tuple[ModelCandidate, ModelCandidate]]:
    """Two that lost at most, each with the first of its own part: parts of one system are no alternatives."""
    leaders = _leaders(candidates)
    return [(c, leaders[c.part]) for c in candidates if leaders[c.part] is not c][:2]


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


def _rule(start: project_stages.Decisions) -> str:
    own = next((VARIANT_RULE[v] for v in reversed(start.variants) if v in VARIANT_RULE), FAMILY_RULE[start.archetype])
    first = next((FIRST_RULE[name] for name in start.variants if name in FIRST_RULE), None)
    return own if start.archetype == "low_data_poc" else first or DOMAIN_RULE.get(start.domain, own)


def _candidates(known: Expertise, duty: bool, view: View) -> list[ModelCandidate]:
    """With a duty to give reasons, families that explain themselves come first; few items need one stage only."""
    plain = ("linear", "scorecard", "ebm", "monotonic", "glm", "logistic", "rules")
    if duty:
        return sorted(known.candidates, key=lambda c: not any(word in c.family.lower() for word in plain))
    items, series = _items(view), view.value("data.entities")
    if known.id == "demand_forecasting" and series is not None and series <= MANY_SERIES:
        return [c for c in known.candidates if "deep" not in c.family]
    if known.id == "recommender" and items is not None and items <= MANY_ITEMS:
        return [c for c in known.candidates if c.part != RETRIEVED]
    return known.candidates


def _items(view: View) -> float | None:
    """Things to rank: what the sizing counts as vectors where it counts them, else the rows of a catalogue."""
    rows = view.value("data.row_count")
    return rows if rows is not None else (view.workload.docs or None)


def _timed(candidates: list[ModelCandidate], hours: float) -> list[ModelCandidate]:
    """Training times in proportion to the first candidate's, which is the time that is sized and priced."""
    usual = candidates[0].est_train_h
    if not usual:
        return candidates
    return [c.model_copy(update={"est_train_h": round(c.est_train_h * hours / usual, 2)}) for c in candidates]


def _placed(candidates: list[ModelCandidate], parts: list[Component], *, hosted: bool) -> list[ModelCandidate]:
    """Where the warehouse trains, its own library does it; what it cannot train is no candidate.

    `hosted`: the design has a language model, which is tried before what it stands in for.
    """
    if hosted:
        return sorted(candidates, key=lambda c: c.cpu_gpu != "api")
    if not any(c.role == "train.compute" and c.pattern_id.endswith("bqml") for c in parts):
        return candidates
    return [c.model_copy(update={"library": "BigQuery ML"}) for c in candidates if c.cpu_gpu == "cpu"]


def _gpu(candidates: list[ModelCandidate], work: Workload) -> bool:
    """A GPU where the first candidate trains on one; a pretrained model that is only used trains on nothing."""
    return work.gpu_train and candidates[0].cpu_gpu == "gpu" and candidates[0].est_train_h > 0


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
    sections=("Baseline and candidates", "Validation and metrics", "Tuning", "Explainability", "Reproducibility"),
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
