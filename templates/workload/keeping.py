"""How long raw data is kept: until late labels have come, and as long as what is learned from goes back."""

from __future__ import annotations

from math import ceil
from typing import Any

from core.constraints import Constraints
from templates.workload.gaps import Gaps, defaults, known
from templates.workload.month import DAYS_A_MONTH

DAY_H = 24.0
YEAR, SEASONS = 365.0, 730.0  # what is learned from after its labels have come; two seasons of a forecast
JUSTIFIED = 730.0  # of data about persons, where no label is later (PII-06)
PERSONAL = frozenset({"pii", "spi", "phi", "pci", "financial", "children", "biometric"})


def raw_days(c: Constraints, shape: dict[str, Any], gaps: Gaps) -> float:
    """Days; a stated retention stands, whatever needs more."""
    if c.retention_days.raw is not None:
        return gaps.number("retention_days", c.retention_days.raw)
    usual, back = float(defaults()["retention_days"]["value"]), _history(c)
    if c.data_classes is not None and PERSONAL & set(c.data_classes.value):
        back = min(back, JUSTIFIED)
    kept = float(ceil(max(usual, YEAR + _label_days(c, shape), back)))
    gaps.record("retention_days", kept, told="kept_for_labels" if kept > usual else "")
    return kept


def _label_days(c: Constraints, shape: dict[str, Any]) -> float:
    late = c.data.label_delay_h
    return late.value / DAY_H if late is not None else float(shape.get("label_days", 0.0))


def _history(c: Constraints) -> float:
    """Days that what is learned from goes back, as far as the brief tells."""
    months = c.data.history_months
    told = months.value * DAYS_A_MONTH if months is not None else 0.0
    return max(told, SEASONS) if known(c.project.problem_type, "binary_clf") == "forecasting" else told
