"""How people watch the system, and how many of them its cases need."""

from __future__ import annotations

from math import ceil
from typing import Literal

from agents.blueprint.setting import Setting
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import about
from core.constraints import Strict

REVIEWS_A_DAY, MONTH_DAYS = 60.0, 30.4
REVIEWERS = {"in": 10, "after": 10}  # as many as a team usually finds; one reads samples. Beyond, the threshold rises
SECRET = frozenset({"aml"})  # who is suspected may not learn of it: AMLD Art. 39, POCA s. 333A, 31 U.S.C. 5318(g)(2)
MODES = {
    "in": "a person decides what it flags",
    "after": "it acts by itself, and people work its cases afterwards and can undo them",
    "on": "people watch it and can step in",
    "over_loop": "people set its limits and look at samples",
}


class Oversight(Strict):
    """`after`: nobody can stand in the moment of the decision; `rules` say what people do beside a queue of cases."""

    mode: Literal["in", "after", "on", "over_loop"]
    rules: str
    queue_sla: str
    override_logging: bool
    sampling_pct: float
    cases_a_day: float
    reviewers: int
    appeal_route: bool


def oversight(view: View, known: Expertise, case: Setting) -> Oversight:
    """The usual share of a day's predictions, as far as reviewers get: 60 cases each a day.

    Nobody appeals against a suspicion that the law forbids to tell.
    """
    wants = view.value("human_in_loop")
    mode = "in" if case.risk == "high" or (wants and known.oversight != "after") else known.oversight
    daily = view.workload.predictions_month / MONTH_DAYS
    cases = round(min(daily * known.review_pct / 100, REVIEWERS.get(mode, 1) * REVIEWS_A_DAY), 1)
    share = min(known.review_pct, 100 * cases / daily if daily else 0.0)
    return Oversight.model_validate({
        "mode": mode, "rules": known.reviewed, "queue_sla": "1 working day", "override_logging": True,
        "sampling_pct": float(f"{share:.3g}"), "cases_a_day": cases, "reviewers": ceil(cases / REVIEWS_A_DAY),
        "appeal_route": mode in REVIEWERS and case.use not in SECRET,
    })  # fmt: skip


def amount(watched: Oversight) -> str:
    """What people look at, as the rest of a sentence: cases of a queue, or what they do where there is none."""
    if not watched.cases_a_day:
        return watched.rules or "no cases"
    return f"about {about(watched.cases_a_day)} cases a day" + (f"; {watched.rules}" if watched.rules else "")
