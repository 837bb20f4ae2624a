"""How much data a model of a shape needs before it is trained."""

from __future__ import annotations

from typing import Literal

from agents.view import View
from agents.vocabulary import GENERATIVE, regulated, sees
from core.constraints import Strict


class Minimum(Strict):
    """What training needs at least, and whether the brief says that it is there."""

    what: str
    least: int
    have: float | None
    enough: Literal["yes", "no", "unknown"]


WEEKS_A_MONTH = 4.345


def minimum(view: View, shape: str, domain: str = "other") -> Minimum:
    """Seasons for a forecast, instances for vision, questions for language models, else positives."""
    if shape == "demand_forecasting":
        return _least("months of history, two full seasons", 24, view.value("data.history_months"))
    if sees(shape, domain):
        return _least("labelled instances per class", 300, None)
    if shape in GENERATIVE:
        return _least("evaluation cases with answers", 200 if regulated(view.workload.regimes) else 100, None)
    if shape == "asr_calls":
        return _least("minutes of audited speech", 600, None)
    rows = view.value("data.row_count")
    if domain == "readings":
        return _least("weeks of ordinary readings", 6, _weeks(view))
    if shape == "low_data_poc":
        return _least("labels before a model is trained", 500, rows)
    what = "labelled texts, 20 or more of each class to be learnt" if domain == "text" else "labelled positives"
    return _least(what, 1000, rows if rows is not None and rows < 1000 else None)


def _weeks(view: View) -> float | None:
    months = view.value("data.history_months")
    return None if months is None else float(round(months * WEEKS_A_MONTH))


def _least(what: str, least: int, have: float | None) -> Minimum:
    enough: Literal["yes", "no", "unknown"] = "unknown" if have is None else "yes" if have >= least else "no"
    return Minimum(what=what, least=least, have=have, enough=enough)
