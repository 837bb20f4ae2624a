"""20 · Inference Pipeline: the code that does what was planned, file by file."""

from __future__ import annotations

from agents.agent import Agent
from agents.implementation.deliverables import CodeDecisions, common, summary
from agents.planning import deployment_serving, inference_pipeline
from agents.reasons import Reasons
from agents.view import View
from core.plan import AgentOutput


class Decisions(CodeDecisions):
    service_app: str
    batch_entry: str
    min_capacity: int
    fallback: str
    load_test: str


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons = Reasons(view)
    serving = view.decision("deployment_serving", deployment_serving.Decisions)
    inference = view.decision("inference_pipeline", inference_pipeline.Decisions)
    shared = common(
        view, AGENT.id, ["serve"], ["decisions.deployment_serving.endpoints", "decisions.inference_pipeline.path"]
    )
    decisions = Decisions(
        service_app="services/api/app.py" if serving.endpoints.protocol == "http" else "not needed",
        batch_entry="not needed" if inference.batch is None else "pipelines/score.py",
        min_capacity=serving.replicas.min,
        fallback=inference.fallback,
        load_test="tests/load",
        **shared,
    )
    reasons.say("Requests are validated.", "CIN-01")
    reasons.say("The image is hardened.", "CIN-02")
    reasons.say("Failures are graceful.", "CIN-03")
    reasons.say("Answers are traceable.", "CIN-04")
    reasons.say("Capacity follows the availability target.", "CIN-05")
    return reasons.conclude(
        Output, decisions, f"Inference with {decisions.fallback.replace('_', ' ')} as fallback", summary(decisions)
    )


AGENT = Agent(
    id="code_inference",
    number=20,
    title="Code Implementation: Inference Pipeline",
    reads=(
        "plan",
        "files",
        "decisions.deployment_serving",
        "decisions.inference_pipeline",
    ),
    output=Output,
    decide=decide,
)
