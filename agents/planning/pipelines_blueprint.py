"""4 · Pipelines: which ones exist, how they are triggered, and whether anything has to stream."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import retraining, runs
from agents.blueprint.schedule import STREAM_S, USUAL_LAGS_S, sooner
from agents.blueprint.steps import DagStep, steps
from agents.blueprint.watching import cadence
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages
from agents.reasons import Reasons
from agents.selection import roles
from agents.selection.roles import RoleNeed
from agents.selection.streaming import RECOMMENDER, Freshness, freshness
from agents.selection.terms import terms
from agents.view import View
from agents.vocabulary import MODES, again, count, duration, listed, upper
from core.constraints import Strict
from core.plan import AgentOutput, Alternative
from templates.workload.model import Workload

LANDED = "events land as files or in the warehouse without a broker, and a run every few minutes judges them there"
LATE = {
    "streaming": "late events up to 5 minutes join their window, later ones are stored and counted",
    "as_they_come": "late documents are read as they come; what was read is not read again",
    "micro_batch": "late files join the next run; three days back are reprocessed on demand",
    "batch": "late rows join the next run; the last three partitions are rewritten",
}


class Ingestion(Strict):
    modes: list[Literal["batch", "micro_batch", "streaming"]]
    streaming_needed: bool
    streaming_reason: str
    stateful: bool
    schedule: str
    freshness_s: float
    late_data_policy: str


class FeaturePipeline(Strict):
    batch: bool
    realtime: bool


class Training(Strict):
    trigger: Literal["schedule", "drift", "new_data", "manual"]
    cadence: str


class Inference(Strict):
    mode: str


class Monitoring(Strict):
    cadence: str


class Continual(Strict):
    enabled: bool


class Decisions(Strict):
    ingestion: Ingestion
    feature: FeaturePipeline
    training: Training
    inference: Inference
    monitoring: Monitoring
    continual: Continual
    orchestrator: str
    dag: list[DagStep]
    backfill_strategy: str
    dead_letter: str
    roles: list[RoleNeed]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    fresh = freshness(view.constraints, work.events_per_s, start.archetype)
    needs = roles.needed(terms(view.constraints, work, view.catalog, start.archetype), fresh)
    decisions = Decisions(
        ingestion=_ingestion(fresh, view, start),
        feature=FeaturePipeline(batch=bool(known.features), realtime=fresh.streaming and bool(known.features)),
        training=_training(known, work, retraining.wish(view)),
        inference=Inference(mode=work.mode),
        monitoring=Monitoring(cadence=_watch(work)),
        continual=Continual(enabled=known.retrain.policy != "none"),
        orchestrator="the stack's own: train.orchestrator",
        dag=steps(known.steps, bool(known.features), work.mode == "batch"),
        backfill_strategy="one partition at a time by date, idempotent, newest first, capped at 2 in parallel",
        dead_letter="rejected records with reason and payload reference, kept 14 days, replayed by command",
        roles=needs,
    )
    _explain(reasons, decisions, fresh, view)
    return reasons.conclude(
        Output,
        decisions,
        f"{_mode(fresh, needs)}; predictions {MODES[work.mode]}",
        f"{fresh.reason.capitalize()}. Predictions are made {MODES[work.mode]}, inputs are checked for drift "
        f"{decisions.monitoring.cadence}, and the model is {again(known.candidates[0].est_train_h)} "
        f"{decisions.training.cadence}. "
        f"{count(len(decisions.dag), 'step').capitalize()} run in order, each with a deadline of an hour, two retries "
        f"and a key that makes a rerun harmless.",
        alternatives=(_other(fresh, view),),
        tradeoffs=("Fresher data costs more to run; staler data costs accuracy.",),
    )


def _mode(fresh: Freshness, needs: list[RoleNeed]) -> str:
    if fresh.mode == "batch" and any(need.role == "ingest.stream" for need in needs):
        return "Batch; a broker lands what devices send"
    return {"streaming": "Streaming ingestion", "micro_batch": "Micro-batches"}.get(fresh.mode, "Batch, no stream")


def _ingestion(fresh: Freshness, view: View, start: project_stages.Decisions) -> Ingestion:
    every = runs.every_s(view, start.archetype, start.domain, USUAL_LAGS_S, streaming=fresh.streaming)
    return Ingestion.model_validate({
        "modes": ["batch", "streaming"] if fresh.streaming else [fresh.mode],
        "streaming_needed": fresh.streaming,
        "streaming_reason": fresh.reason,
        "stateful": fresh.stateful,
        "schedule": runs.told(view, every),
        "freshness_s": view.workload.freshness_s,
        "late_data_policy": LATE["as_they_come" if view.workload.as_they_come else fresh.mode],
    })  # fmt: skip


def _training(known: Expertise, work: Workload, asked: retraining.Wish) -> Training:
    triggers = {"schedule": "schedule", "hybrid": "schedule", "trigger": "new_data"}
    trigger = triggers.get(retraining.policy(known, asked), "manual")
    return Training.model_validate({"trigger": trigger, "cadence": retraining.cadence(known, work, asked)})


def _watch(work: Workload) -> str:
    return {"run": "with every run"}.get(found := cadence(work), found)


def _explain(reasons: Reasons, d: Decisions, fresh: Freshness, view: View) -> None:
    paths = ("freshness_s", "throughput.events_per_s", "serving_mode")
    reasons.say(f"{upper(fresh.reason)}.", fresh.rule, because=paths)
    if not fresh.streaming:
        age = duration(view.workload.freshness_s)
        reasons.say(f"No stream: it costs 3–10 × as much to operate, and data {age} old is fresh enough.", "PIP-11",
                    because=("freshness_s",))  # fmt: skip
    for (rule, why), parts in _called_for(d.roles).items():
        paths = ("regimes", "data_classes", "project.domain")
        reasons.say(f"{listed(parts)} {'is' if len(parts) == 1 else 'are'} needed: {why}.", rule, because=paths)
    until = view.value("batch_deadline")
    due = f" before {until}" if until else ""
    reasons.say(f"A step that fails is tried twice more{due}; what still fails goes to a dead letter.", "PIP-19",
                because=("batch_deadline",))  # fmt: skip
    reasons.assume("freshness_s", "events_per_s", "payload_kb")
    reasons.risk(
        "Upstream data is late", f"{d.ingestion.late_data_policy}; the deadline raises an alert", "data engineer"
    )
    reasons.ask(
        "freshness_s",
        f"at {duration(view.workload.freshness_s)} batch is enough; below 300 s a stream is built",
        "86400",
        "3600",
        "60",
    )


def _called_for(needs: list[RoleNeed]) -> dict[tuple[str, str], list[str]]:
    """Roles by rule and reason; what every system of the shape has goes without saying."""
    found: dict[tuple[str, str], list[str]] = {}
    for need in needs:
        if need.rule_id != "PIP-09":
            found.setdefault((need.rule_id, need.why), []).append(need.role)
    return found


def _batches_do(fresh: Freshness, view: View) -> str:
    """What would have to change for batches to do; never what the brief says already."""
    start = view.decision("project_stages", project_stages.Decisions)
    if fresh.stateful:
        return "no feature counts over the last minutes, and inputs may be 300 s old or more"
    if start.archetype == RECOMMENDER:
        return "what is new may count after 1 hour or more, or events come as files"
    if fresh.rule == "PIP-09":
        return LANDED
    asked = view.value("freshness_s")
    return f"inputs may be {duration(max(STREAM_S, 2 * asked if asked else 0.0))} old or more"


def _other(fresh: Freshness, view: View) -> Alternative:
    if fresh.streaming:
        return Alternative(
            option="micro-batches",
            rejected_because=fresh.reason,
            risk="features too old at decision time",
            flip_if=_batches_do(fresh, view),
        )
    return Alternative(
        option="stream processing",
        rejected_because=fresh.reason,
        risk="3–10 × the operations of batch",
        flip_if=sooner(view.workload.freshness_s, "inputs at decision time may be"),
    )


AGENT = Agent(
    id="pipelines_blueprint",
    number=4,
    title="Pipelines/Workflows to be developed: An Operational Blueprint",
    reads=(
        "constraints.cloud",
        "constraints.air_gapped",
        "constraints.explainability",
        "constraints.project.domain",
        "constraints.project.subject",
        "constraints.project.problem_type",
        "constraints.regions",
        "constraints.residency",
        "constraints.freshness_s",
        "constraints.regimes",
        "constraints.implied_regimes",
        "constraints.data_classes",
        "constraints.throughput.events_per_s",
        "constraints.latency",
        "constraints.serving_mode",
        "constraints.tooling.prefer",
        "constraints.batch_deadline",
        "constraints.run_period",
        "constraints.run_day",
        "constraints.retraining",
        "constraints.data.sources",
        "constraints.data.entities",
        "constraints.throughput.rps_avg",
        "constraints.throughput.rps_peak",
        *under(
            "workload",
            "as_they_come",
            "data_gb",
            "events_per_s",
            "freshness_s",
            "look_s",
            "run_every_s",
            "mode",
            "on_arrival",
            "payload_kb",
            "p95_target_ms",
            "problem_type",
            "rps_avg",
            "rps_peak",
            "tokens_in",
            "vectors",
        ),
        "catalog",
        *under("decisions.project_stages", "archetype", "domain", "variants"),
    ),
    output=Output,
    decide=decide,
)
