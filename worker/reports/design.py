"""Everything the reports of one delivered repository are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from core.constraints import Intake
from core.costs import CostEstimate
from core.plan import Plan
from core.reports import PolicyReport


@dataclass(frozen=True)
class Design:
    """`architecture` is the finished architecture report; `trace` maps each file to what it came from."""

    intake: Intake
    plan: Plan
    decisions: dict[str, Any]
    estimate: CostEstimate
    policy: PolicyReport
    plan_sha256: str
    architecture: str
    trace: dict[str, Any] = field(default_factory=dict)
