"""How long a law has a system's logs kept."""

from __future__ import annotations

from agents.blueprint.setting import Setting
from agents.view import View

HIGH_RISK_DAYS = 183  # AI Act, Art. 19 and 26(6), taken as the common scale


def log_days(view: View, case: Setting) -> int:
    """What the brief tells or is usual; of a decision of high risk half a year at the least."""
    told = int(view.value("retention_days.logs", view.workload.log_days))
    return max(told, HIGH_RISK_DAYS if case.risk == "high" else 0)
