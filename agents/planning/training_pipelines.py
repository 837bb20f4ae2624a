"""10 · Training pipelines: steps, machines, triggers, gates and what happens when a run fails."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent, under
from agents.planning import model_development, pipelines_blueprint, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import SENSITIVE
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload

RULES = {
    "TRN-01": "Spot capacity when the job checkpoints and has twice its expected time; checkpoint every 10–15 minutes.",
    "TRN-02": "Memory is 3 × the data held in it; above 70 % of the largest single machine the job is distributed.",
    "TRN-03": "Full training takes 16–18 bytes a parameter, LoRA about 2, 4-bit QLoRA about 0.7.",
    "TRN-04": "Sensitive data trains inside a private network, isolated and without people.",
    "TRN-05": "Training machines scale to zero between runs.",
    "TRN-06": "A run that fails a gate registers nothing and leaves the champion in place.",
    "TRN-07": "An orchestrator whose idle cost exceeds 15 % of the budget is rejected.",
}
BIG_NODE_GB = 768.0
BYTES_IN_MEMORY = 3.0


class Compute(Strict):
    type: Literal["cpu", "gpu", "none"]
    instance: str
    count: int
    spot: bool
    checkpoint_min: int | None


class Decisions(Strict):
    orchestrator: str
    compute: Compute
    steps: list[Literal["ingest", "validate", "features", "split", "train", "evaluate", "bias", "explain", "register"]]
    schedule: str
    triggers: list[str]
    cache: bool
    distributed: Literal["none", "ddp", "fsdp", "deepspeed", "spark"]
    gates: list[str]
    registry: str
    est_duration_min: float
    est_cost_run: float | None
    failure_policy: str
    data_access: str
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    model = view.decision("model_development", model_development.Decisions)
    pipes = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    parts = {c.role: c for c in stack.components}
    compute = _compute(work, model, parts.get("train.compute") is not None)
    decisions = Decisions(
        orchestrator=parts["train.orchestrator"].pattern_id if "train.orchestrator" in parts else "scheduled job",
        compute=compute,
        steps=_steps(view, model),
        schedule=pipes.training.cadence,
        triggers=[pipes.training.trigger, "manual"],
        cache=True,
        distributed=_distributed(work, model),
        gates=[f"{model.primary_metric} ≥ champion", "each slice ≥ champion − 2 %", "data contract holds"],
        registry=parts["govern.registry"].pattern_id if "govern.registry" in parts else "artefact folder with hashes",
        est_duration_min=round(60 * work.train_hours, 1),
        est_cost_run=_run_cost(parts["train.compute"].monthly_usd if "train.compute" in parts else None, work),
        failure_policy="2 retries with backoff, then an alert; the champion keeps serving",
        data_access=_access(work),
        component_params=_params(stack.components, work),
    )
    _explain(reasons, decisions, work)
    return reasons.conclude(Output, decisions, _headline(decisions), _summary(decisions, start.archetype),
                            (_other(compute),), ("Spot saves money and may take longer.",))  # fmt: skip


def _compute(work: Workload, model: model_development.Decisions, trains: bool) -> Compute:
    if not trains or (model.llm is not None and model.llm.approach != "finetune"):
        return Compute(type="none", instance="none: no weights are trained", count=0, spot=False, checkpoint_min=None)
    kind: Literal["cpu", "gpu"] = "gpu" if model.gpu_training else "cpu"
    long = work.train_hours >= 1
    memory = BYTES_IN_MEMORY * min(work.data_gb, 200)
    size = "1 GPU of 24 GB" if kind == "gpu" else f"{_cores(work)} cores, {max(8, round(memory))} GB at most"
    return Compute(type=kind, instance=size, count=1, spot=long, checkpoint_min=15 if long else None)


def _cores(work: Workload) -> int:
    return 4 if work.data_gb <= 20 else 8 if work.data_gb <= 200 else 16


def _steps(view: View, model: model_development.Decisions) -> list[
    Literal["ingest", "validate", "features", "split", "train", "evaluate", "bias", "explain", "register"]
]:  # fmt: skip
    if model.llm is not None:
        return ["ingest", "validate", "split", "evaluate", "register"]
    fair = view.value("fairness_attributes") is not None
    explain = model.explainability != "none"
    middle: list[Literal["bias", "explain"]] = [*(["bias"] if fair else []), *(["explain"] if explain else [])]  # type: ignore[list-item]
    return ["ingest", "validate", "features", "split", "train", "evaluate", *middle, "register"]


def _distributed(
    work: Workload, model: model_development.Decisions
) -> Literal["none", "ddp", "fsdp", "deepspeed", "spark"]:
    if model.gpu_training and work.params_m >= 1000:
        return "fsdp"
    sampled = min(work.data_gb, 200)
    return "spark" if BYTES_IN_MEMORY * sampled > 0.7 * BIG_NODE_GB and not model.gpu_training else "none"


def _run_cost(monthly: float | None, work: Workload) -> float | None:
    return None if monthly is None else round(monthly / max(work.runs_month, 0.1), 2)


def _params(components: list[Component], work: Workload) -> dict[str, dict[str, Scalar]]:
    """Isolation of training and serving, and what to do where a GPU is short."""
    isolated = bool(work.data_classes & SENSITIVE)
    params: dict[str, dict[str, Scalar]] = {
        c.role: {"network_isolation": isolated} for c in components if c.capability in ("train", "serve")
    }
    if work.gpu_train and "train.compute" in params:
        params["train.compute"] |= {"gpu": True, "gpu_fallback": "the next GPU family, then on-demand instead of spot"}
    return params


def _access(work: Workload) -> str:
    if work.data_classes & SENSITIVE:
        return "job role limited to its data prefixes, private network, no route to the internet"
    return "job role limited to its data prefixes"


def _headline(d: Decisions) -> str:
    cost = "" if d.est_cost_run is None else f", about ${d.est_cost_run:,.2f} a run"
    return f"{d.orchestrator} runs {len(d.steps)} steps {d.schedule}{cost}"


def _summary(d: Decisions, shape: str) -> str:
    where = "No weights are trained" if d.compute.type == "none" else f"Training runs on {d.compute.instance}"
    return (
        f"{where}. {d.orchestrator} starts {len(d.steps)} steps {d.schedule}; a run takes about "
        f"{d.est_duration_min:g} minutes. A model that misses a gate is not registered and the champion stays. "
        f"Data access: {d.data_access}."
    )


def _explain(reasons: Reasons, d: Decisions, work: Workload) -> None:
    if d.compute.spot:
        reasons.say("Spot capacity with checkpoints.", "TRN-01", because=("budget.monthly_usd",))
    if d.compute.type != "none":
        reasons.say(f"Sized for the data it holds: {d.compute.instance}.", "TRN-02", because=("data.volume_gb",))
        reasons.say("Machines exist only while a run needs them.", "TRN-05", because=("budget.monthly_usd",))
    if d.distributed == "fsdp":
        reasons.say("The model does not fit one card.", "TRN-03")
    if work.data_classes & SENSITIVE:
        reasons.say("Training is isolated from the internet.", "TRN-04", because=("data_classes",))
    reasons.say("A failed gate changes nothing in production.", "TRN-06")
    reasons.say("The orchestrator's idle cost stays small.", "TRN-07", because=("budget.monthly_usd",))
    reasons.assume("train_hours", "runs_month", "data_gb")
    reasons.risk("A retraining learns from broken data", "Contract check blocks the run", "ML engineer", "high")


def _other(compute: Compute) -> Alternative:
    if compute.spot:
        return Alternative(option="on-demand machines", rejected_because="they cost 2–3 × as much for the same work",
                           flip_if="a run must end by a deadline closer than twice its duration")  # fmt: skip
    return Alternative(option="GPU training", rejected_because="the candidate models train quickly on processors",
                       flip_if="a deep model above 5 million parameters wins by 5 %")  # fmt: skip


AGENT = Agent(
    id="training_pipelines",
    number=10,
    title="Planning Model Training Pipelines",
    sections=("Steps and orchestration", "Compute", "Triggers and schedule", "Gates and registry"),
    reads=(
        "constraints.data",
        "constraints.budget",
        "constraints.data_classes",
        "constraints.fairness_attributes",
        *under("workload", "data_classes", "data_gb", "gpu_train", "params_m", "runs_month", "train_hours"),
        *under("decisions.project_stages", "archetype", "domain"),
        "decisions.pipelines_blueprint.training",
        "decisions.tech_stack.components",
        "decisions.model_development",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
