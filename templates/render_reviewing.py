"""How much of what is decided people look at: the share of all decisions that makes the cases of a day."""

from __future__ import annotations

from typing import Any

from templates.workload.model import Workload
from templates.workload.month import DAYS_A_MONTH

HELD = 1 / 6  # of the cases: what is stopped at once, the rest goes on and is looked at
MOST = 0.024  # where people get through more, the machine would decide nothing by itself


def reviewed(decisions: dict[str, Any], work: Workload) -> dict[str, float] | None:
    """`cases_a_day`, `payments_a_day`, and the shares of payments that are held and reviewed.

    None where the plan decided on no number of cases.
    """
    told = decisions.get("governance_ethics", {}).get("decisions", {}).get("human_oversight", {})
    cases, payments = told.get("cases_a_day", 0.0), work.predictions_month / DAYS_A_MONTH
    if not cases or not payments:
        return None
    share = min(MOST, cases / payments)
    shares = {"hold_share": _rounded(share * HELD), "review_share": _rounded(share * (1 - HELD))}
    return {"cases_a_day": share * payments, "payments_a_day": payments, **shares}


def _rounded(share: float) -> float:
    return float(f"{share:.3g}")
