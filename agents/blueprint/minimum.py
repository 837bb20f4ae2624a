"""How much data a first model needs before it is trained, and whether the brief says that it is there."""

from __future__ import annotations

from typing import Literal

from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import regulated
from core.constraints import Strict

WEEKS_A_MONTH = 4.345


class Minimum(Strict):
    """What training needs at least, and whether the brief says that it is there."""

    what: str
    least: int
    have: float | None
    enough: Literal["yes", "no", "unknown"]


def minimum(view: View, known: Expertise) -> Minimum:
    """What the expertise asks for, against the number of the brief that counts it."""
    asked = known.enough
    least = asked.regulated if asked.regulated and regulated(view.workload.regimes) else asked.least
    have = _have(view, asked.counted, least)
    enough: Literal["yes", "no", "unknown"] = "unknown" if have is None else "yes" if have >= least else "no"
    return Minimum(what=asked.what, least=least, have=have, enough=enough)


def _have(view: View, counted: str, least: int) -> float | None:
    """Rows bound the outcomes among them: fewer rows than the least are too few, more of them tell nothing."""
    rows, months = view.value("data.row_count"), view.value("data.history_months")
    bound = rows if rows is not None and rows < least else None
    return {
        "positives": view.value("data.positives", bound),
        "rows": rows,
        "months": months,
        "weeks": None if months is None else float(round(months * WEEKS_A_MONTH)),
    }.get(counted)
