"""What the user asked for, typed: every leaf is a `Fact` that says where its value came from."""

from core.constraints.conflicts import Conflict, Relaxation, Settlement
from core.constraints.facts import Fact, Source, Strict
from core.constraints.intake import Intake, Kind, Question, Suspicion, Unread
from core.constraints.sections import (
    Budget,
    Data,
    Forecast,
    Latency,
    Project,
    RegionRef,
    RetentionDays,
    Retraining,
    Team,
    Throughput,
    Tooling,
)
from core.constraints.values import AccessRules, Cloud, DataClass, ProblemType, RunPeriod, ServingMode
from core.constraints.whole import Constraints

__all__ = [
    "AccessRules", "Budget", "Cloud", "Conflict", "Constraints", "Data", "DataClass", "Fact", "Forecast", "Intake",
    "Kind", "Latency", "ProblemType", "Project", "Question", "RegionRef", "Relaxation", "RetentionDays", "Retraining",
    "RunPeriod", "ServingMode", "Settlement", "Source", "Strict", "Suspicion", "Team", "Throughput", "Tooling",
    "Unread",
]  # fmt: skip
