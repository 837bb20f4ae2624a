"""How often a model is trained again: as is usual of its kind, and never more often than it is asked."""

from __future__ import annotations

from agents.expertise.model import Expertise
from core.cadence import PERIODS_S
from templates.workload.model import Workload

SCHEDULED = ("schedule", "hybrid")


def cadence(known: Expertise, work: Workload) -> str:
    """The usual cadence in words; `with each monthly run` where results are made more seldom than that."""
    usual, runs = known.retrain.cadence, work.run_every_s
    period = next((name for name, seconds in PERIODS_S.items() if seconds == runs), "daily")
    seldom = usual.split(",")[0].split(" ")[0]
    if known.retrain.policy in SCHEDULED and PERIODS_S.get(seldom, runs) < runs:
        return f"with each {period} run"
    return usual
