"""18 · Feature Engineering Pipeline: the code that does what was planned, file by file."""

from __future__ import annotations

from agents.agent import Agent
from agents.implementation.deliverables import CodeDecisions, common, summary
from agents.planning import feature_engineering
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import count
from core.plan import AgentOutput


class Decisions(CodeDecisions):
    feature_defs: list[str]
    registry: str
    point_in_time_join: bool
    online_writer: str
    skew_tolerance: float


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons = Reasons(view)
    features = view.decision("feature_engineering", feature_engineering.Decisions)
    shared = common(
        view,
        AGENT.id,
        ["feature", "transform"],
        ["decisions.feature_engineering.features", "decisions.feature_engineering.strategy"],
    )
    decisions = Decisions(
        feature_defs=[feature.name for feature in features.features],
        registry="one typed list in code, versioned with it",
        point_in_time_join=features.point_in_time,
        online_writer=features.store.online,
        skew_tolerance=1e-6,
        **shared,
    )
    reasons.say("Training and serving import the same functions.", "CFE-01")
    reasons.say("Parity is tested.", "CFE-02")
    reasons.say("Joins cannot see the future.", "CFE-03")
    reasons.say("Window edges are tested.", "CFE-04")
    defined = count(len(decisions.feature_defs), "feature")
    return reasons.conclude(Output, decisions, f"{defined} from one definition", summary(decisions))


AGENT = Agent(
    id="code_feature_engineering",
    number=18,
    title="Code Implementation: Feature Engineering Pipeline",
    reads=(
        "plan",
        "files",
        "decisions.feature_engineering",
    ),
    output=Output,
    decide=decide,
)
