"""19 · Model Training Pipeline: the code that does what was planned, file by file."""

from __future__ import annotations

from agents.agent import Agent
from agents.implementation.deliverables import CodeDecisions, common, summary
from agents.planning import model_development, training_pipelines
from agents.reasons import Reasons
from agents.view import View
from core.plan import AgentOutput


class Decisions(CodeDecisions):
    train_entry: str
    gates_file: str
    gates: list[str]
    seed: int
    registry: str


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons = Reasons(view)
    model = view.decision("model_development", model_development.Decisions)
    training = view.decision("training_pipelines", training_pipelines.Decisions)
    shared = common(
        view,
        AGENT.id,
        ["train", "govern"],
        ["decisions.model_development.candidates", "decisions.training_pipelines.steps"],
    )
    decisions = Decisions(
        train_entry="pipelines/train.py",
        gates_file="conf/gates.toml",
        gates=training.gates,
        seed=model.reproducibility.seed,
        registry=training.registry,
        **shared,
    )
    reasons.say("Runs repeat exactly.", "CTR-01")
    reasons.say("Gates decide.", "CTR-02")
    reasons.say("Slices are reported.", "CTR-03")
    reasons.say("Hashes are checked on load.", "CTR-04")
    return reasons.conclude(
        Output, decisions, f"Training with {len(decisions.gates)} gates, seed {decisions.seed}", summary(decisions)
    )


AGENT = Agent(
    id="code_model_training",
    number=19,
    title="Code Implementation: Model Training Pipeline",
    reads=(
        "plan",
        "files",
        "decisions.model_development",
        "decisions.training_pipelines",
    ),
    output=Output,
    decide=decide,
)
