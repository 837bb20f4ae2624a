"""10 · Training pipelines: steps, machines, triggers, gates and what happens when a run fails."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import setting
from agents.blueprint.fairness import groups
from agents.blueprint.model_tests import no_worse
from agents.blueprint.training_compute import Compute, elsewhere, one_card, one_machine
from agents.declaration import under
from agents.expertise.model import expertise
from agents.planning import model_development, pipelines_blueprint, project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import SENSITIVE, count, duration, held, listed, money
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload
from templates.workload.training import UNIT_GB

WAREHOUSE, SPARK = "bqml", "databricks"  # patterns that train where the data lies, and on several machines
EVALUATION_MIN = 15.0  # scoring a few hundred evaluation cases, where no weights are trained


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
    min_machines: int
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    model = view.decision("model_development", model_development.Decisions)
    pipes = view.decision("pipelines_blueprint", pipelines_blueprint.Decisions)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    parts = {c.role: c for c in stack.components}
    trains = "train.compute" in parts and model.candidates[0].est_train_h > 0
    pattern = parts["train.compute"].pattern_id if "train.compute" in parts else ""
    compute = _compute(work, model, pattern, trains)
    minutes = round(60 * work.train_hours, 1) if compute.type != "none" else EVALUATION_MIN
    decisions = Decisions(
        orchestrator=parts["train.orchestrator"].pattern_id if "train.orchestrator" in parts else "scheduled job",
        compute=compute,
        steps=_steps(view, model, trains=compute.type != "none"),
        schedule=pipes.training.cadence,
        triggers=list(dict.fromkeys((pipes.training.trigger, "manual"))),
        cache=True,
        distributed=_distributed(work, model, pattern),
        gates=[
            no_worse(model.primary_metric),
            "each slice at most 2 % worse",
            "data contract holds, at most 1 % of rows out of range",
        ],
        registry=parts["govern.registry"].pattern_id if "govern.registry" in parts else "artefact folder with hashes",
        est_duration_min=minutes,
        est_cost_run=_run_cost(parts["train.compute"].monthly_usd if "train.compute" in parts else None, work),
        failure_policy="2 retries with backoff, then an alert; the champion keeps serving",
        data_access=_access(work),
        min_machines=0,
        component_params=_params(stack.components, work, compute),
    )
    _explain(reasons, decisions, work)
    return reasons.conclude(Output, decisions, _headline(decisions), _summary(decisions), (_other(decisions, work),),
                            ("Spot saves money and may take longer.",))  # fmt: skip


def _compute(work: Workload, model: model_development.Decisions, pattern: str, trains: bool) -> Compute:
    if not trains or (model.llm is not None and model.llm.approach != "finetune"):
        return elsewhere("none", "none: no weights are trained", count=0)
    if WAREHOUSE in pattern and not model.gpu_training:
        return elsewhere("cpu", "the warehouse, by data read")
    return one_card(work, pattern) if model.gpu_training else one_machine(work, pattern)


def _steps(view: View, model: model_development.Decisions, *, trains: bool) -> list[
    Literal["ingest", "validate", "features", "split", "train", "evaluate", "bias", "explain", "register"]
]:  # fmt: skip
    if not trains:
        return ["ingest", "validate", "split", "evaluate", "register"]
    start = view.decision("project_stages", project_stages.Decisions)
    fair = bool(groups(view, expertise(start.archetype, start.variants)))
    explain = model.explainability != "none"
    middle: list[Literal["bias", "explain"]] = [*(["bias"] if fair else []), *(["explain"] if explain else [])]  # type: ignore[list-item]
    return ["ingest", "validate", "features", "split", "train", "evaluate", *middle, "register"]


def _distributed(
    work: Workload, model: model_development.Decisions, pattern: str
) -> Literal["none", "ddp", "fsdp", "deepspeed", "spark"]:
    if model.gpu_training and work.params_m >= 1000:
        return "fsdp"
    return "spark" if SPARK in pattern and not model.gpu_training else "none"


def _run_cost(monthly: float | None, work: Workload) -> float | None:
    return None if monthly is None else round(monthly / max(work.runs_month, 0.1), 4)


def _params(components: list[Component], work: Workload, compute: Compute) -> dict[str, dict[str, Scalar]]:
    """Isolation of training and serving, and what to do where a GPU is short."""
    params: dict[str, dict[str, Scalar]] = {
        c.role: {"network_isolation": work.private_network} for c in components if c.capability in ("train", "serve")
    }
    if "train.compute" in params:
        memory = compute.memory_gb or UNIT_GB
        params["train.compute"] |= {"memory_gb": memory, "machine_size": max(1, memory // UNIT_GB)}
    if work.gpu_train and "train.compute" in params:
        params["train.compute"] |= {"gpu": True, "gpu_fallback": "the next GPU family, then on-demand instead of spot"}
    return params


def _access(work: Workload) -> str:
    if work.private_network:
        return "job role limited to its data prefixes, private network, no route to the internet"
    return "job role limited to its data prefixes, closed to callers"


def _headline(d: Decisions) -> str:
    if d.compute.type == "none":
        return f"No weights are trained; evaluated {d.schedule} by {d.orchestrator}"
    cost = "" if d.est_cost_run is None else f", about {money(d.est_cost_run)} a run"
    return f"Trained {d.schedule} on {d.compute.instance} by {d.orchestrator}{cost}"


def _summary(d: Decisions) -> str:
    what = "No weights are trained" if d.compute.type == "none" else f"A model is trained on {d.compute.instance}"
    return (
        f"{what}. {d.orchestrator} starts {count(len(d.steps), 'step')} {d.schedule}; a run takes about "
        f"{duration(round(d.est_duration_min * 60))}. A candidate that misses a gate is not registered, and the "
        f"champion goes on serving. The job has a {d.data_access.removeprefix('job ')}."
    )


def _explain(reasons: Reasons, d: Decisions, work: Workload) -> None:
    compute, hours = d.compute, duration(round(d.est_duration_min * 60))
    if compute.spot:
        reasons.say(f"A run of {hours} saves its state every {compute.checkpoint_min} minutes, so spot machines do.",
                    "TRN-01", because=("budget.monthly_usd",))  # fmt: skip
    if compute.type == "gpu":
        takes = f"about {compute.card_memory_gb:g} GB" if compute.card_memory_gb else "less than 0.1 GB"
        need = f"{work.params_m:,.0f} million parameters take {takes} to train in full"
        reasons.say(f"{need}, so {compute.instance} is taken.", "TRN-03", because=("data.modality",))
    if compute.memory_gb is not None and compute.type == "cpu":
        reasons.say(_memory(work, compute), "TRN-02", because=("data.row_count", "data.entities"))
    if compute.type != "none":
        paid = f"the bill allows for {work.runs_month:,.3g} of them a month"
        reasons.say(f"No machine runs between runs; {paid}.", "TRN-05", because=("budget.monthly_usd",))  # fmt: skip
    sensitive = held(work.data_classes, SENSITIVE)
    if sensitive:
        way = "has no route to the internet" if work.private_network else "is closed to callers"
        reasons.say(f"The data is {listed(sensitive)}, so training {way}.", "TRN-04",
                    because=("data_classes", "budget.monthly_usd"))  # fmt: skip
    reasons.say(f"Gates: {'; '.join(d.gates)}.", "TRN-06")
    reasons.say(f"While idle, {d.orchestrator} costs at most 15 % of the budget.", "TRN-07",
                because=("budget.monthly_usd",))  # fmt: skip
    reasons.assume("train_hours", "runs_month", "rows", "features")
    reasons.risk("A retraining learns from broken data", "Contract check blocks the run", "ML engineer", "high")


def _memory(work: Workload, compute: Compute) -> str:
    rows = f"{work.rows:,.0f} rows of {work.features:g} numbers take {compute.rows_gb:,} GB"
    sampled = compute.held_gb != compute.rows_gb
    sample = f"; a sample of {compute.held_gb:g} GB is trained on" if sampled else ""
    return f"{rows}{sample}. 3 × that fits into {compute.memory_gb} GB."


def _other(d: Decisions, work: Workload) -> Alternative:
    if d.compute.spot:
        return Alternative(option="on-demand machines", rejected_because="they cost 2–3 × as much for the same work",
                           flip_if=f"a run must end within {2 * work.train_hours:g} h")  # fmt: skip
    if d.compute.type == "none":
        return Alternative(
            option="fine-tuning",
            rejected_because="the pretrained model has not been shown to fall short",
            flip_if="the evaluation set stays below its target after prompt or vocabulary were tuned",
            risk="a model of one's own to retrain and to host",
        )
    if d.compute.type == "gpu":
        return Alternative(
            option="training on processors",
            rejected_because=f"a run takes {work.train_hours:g} h on a GPU, and many times that without",
            flip_if="trees on computed numbers score within 2 % of the network",
            risk="what only the network sees is lost",
        )
    return Alternative(option="GPU training", rejected_because=f"a run takes {work.train_hours:g} h on processors",
                       flip_if="a deep model above 5 million parameters wins by 5 %",
                       risk="capacity and quota")  # fmt: skip


AGENT = Agent(
    id="training_pipelines",
    number=10,
    title="Planning Model Training Pipelines",
    reads=(
        *setting.READS,
        "constraints.data",
        "constraints.budget",
        "constraints.data_classes",
        "constraints.fairness_attributes",
        "constraints.explainability",
        "constraints.project.domain",
        *under(
            "workload",
            "cloud",
            "data_classes",
            "features",
            "gpu_train",
            "params_m",
            "private_network",
            "residency",
            "rows",
            "runs_month",
            "train_hours",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.pipelines_blueprint.training",
        "decisions.tech_stack.components",
        "decisions.model_development",
    ),
    output=Output,
    decide=decide,
)
