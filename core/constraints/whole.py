"""All constraints of one decision set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel

from core.constraints.facts import Fact, Strict
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
from core.constraints.values import Cloud, DataClass, RunPeriod, ServingMode


class Constraints(Strict):
    """The typed constraints of one decision set; a leaf that is None is unknown, never zero."""

    project: Project = Project()
    cloud: Fact[Cloud] | None = None
    regions: Fact[list[RegionRef]] | None = None
    residency: Fact[str] | None = None  # none | an area of core/areas.py | country:<ISO>
    air_gapped: Fact[bool] | None = None
    budget: Budget = Budget()
    team: Team = Team()
    data: Data = Data()
    data_classes: Fact[list[DataClass]] | None = None
    regimes: Fact[list[str]] | None = None
    implied_regimes: Fact[list[str]] | None = None  # hold for these people and data, though others are named
    jurisdictions: Fact[list[str]] | None = None  # of the people and the company: ISO countries, EU for the union
    latency: Latency = Latency()
    freshness_s: Fact[float] | None = None
    batch_deadline: Fact[str] | None = None
    forecast: Forecast = Forecast()
    run_period: Fact[RunPeriod] | None = None  # how often results are made, where not every day
    run_day: Fact[str] | None = None  # of that period: monday, first working day
    update_every_s: Fact[float] | None = None  # a shorter cycle beside the runs
    retraining: Retraining = Retraining()
    availability_slo: Fact[float] | None = None
    rto_min: Fact[float] | None = None
    rpo_min: Fact[float] | None = None
    throughput: Throughput = Throughput()
    payload_kb: Fact[float] | None = None
    serving_mode: Fact[ServingMode] | None = None
    explainability: Fact[Literal["none", "global", "per_prediction", "adverse_action"]] | None = None
    human_in_loop: Fact[bool] | None = None
    fairness_attributes: Fact[list[str]] | None = None
    retention_days: RetentionDays = RetentionDays()
    tooling: Tooling = Tooling()
    iac: Fact[Literal["terraform", "opentofu"]] | None = None
    ci: Fact[Literal["github_actions"]] | None = None

    def leaves(self) -> Iterator[tuple[str, Fact[object]]]:
        """Every known leaf as (dotted path, fact), in schema order."""
        yield from _leaves(self, "")

    @property
    def laws(self) -> list[str] | None:
        """Ids of the regimes that hold, named or implied, in order; None where none is known."""
        facts = [fact for fact in (self.regimes, self.implied_regimes) if fact is not None]
        return sorted({name.lower() for fact in facts for name in fact.value}) if facts else None


def _leaves(node: BaseModel, prefix: str) -> Iterator[tuple[str, Fact[object]]]:
    for name in type(node).model_fields:
        child = getattr(node, name)
        if isinstance(child, Fact):
            yield prefix + name, child
        elif isinstance(child, BaseModel):
            yield from _leaves(child, f"{prefix}{name}.")
