"""How people watch the system, how many of its cases they look at, and how many people that takes."""

from __future__ import annotations

from math import ceil
from typing import Literal

from agents.blueprint.setting import Setting
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import about
from core.constraints import Strict
from templates.workload.month import DAYS_A_MONTH

REVIEWS_A_DAY, WEEK_DAYS = 60.0, 7.0
ALL_PCT = 100.0
REVIEWING, MOST_REVIEWERS = ("in", "after"), 10  # of people nobody counted; beyond them the threshold rises
SECRET = frozenset({"aml"})  # who is suspected may not learn of it: AMLD Art. 39, POCA s. 333A, 31 U.S.C. 5318(g)(2)
MODES = {
    "in": "a person decides what it flags",
    "after": "it acts by itself, and people work its cases afterwards and can undo them",
    "on": "people watch it and can step in",
    "over_loop": "people set its limits and look at samples",
}


class Oversight(Strict):
    """`after`: nobody can stand in the moment of the decision; `rules` say what people do beside a queue of cases,
    `threshold` what keeps the cases to those that people get through.
    """

    mode: Literal["in", "after", "on", "over_loop"]
    rules: str
    queue_sla: str
    override_logging: bool
    sampling_pct: float
    cases_a_day: float
    reviewers: int
    appeal_route: bool
    threshold: str = ""  # in designs of before it was said


def oversight(view: View, known: Expertise, case: Setting) -> Oversight:
    """What the brief says people get through; else the usual share of a day's predictions, as far as those who look
    at them get: all of it where each case is looked at anyway.

    Nobody appeals against a suspicion that the law forbids to tell.
    """
    wants = view.value("human_in_loop")
    mode = "in" if case.risk == "high" or (wants and known.oversight != "after") else known.oversight
    daily = view.workload.predictions_month / DAYS_A_MONTH
    able = capacity(view)
    every = mode == "in" and known.review_pct >= ALL_PCT
    most = daily if every else able if able is not None else _usual(view, mode) * REVIEWS_A_DAY
    share = ALL_PCT if able is not None else known.review_pct
    cases = round(min(daily * share / 100, most), 1 if most >= 1 else 3)
    told = view.value("team.reviewers")
    sampled = float(f"{100 * cases / daily if daily else 0.0:.3g}")
    return Oversight.model_validate({
        "mode": mode, "rules": known.reviewed, "queue_sla": "1 working day", "override_logging": True,
        "sampling_pct": sampled, "cases_a_day": cases,
        "reviewers": int(told) if told else ceil(cases / REVIEWS_A_DAY),
        "appeal_route": mode in REVIEWING and case.use not in SECRET,
        "threshold": _threshold(cases, sampled, every=every, told=able is not None) if cases else "",
    })  # fmt: skip


def amount(watched: Oversight) -> str:
    """What people look at, as the rest of a sentence: cases of a queue, or what they do where there is none."""
    if not watched.cases_a_day:
        return watched.rules or "no cases"
    return f"about {often(watched.cases_a_day)}" + (f"; {watched.rules}" if watched.rules else "")


def capacity(view: View) -> float | None:
    """Cases a day that people get through, as the brief tells it or by how many people it names; None where neither."""
    told, people = view.value("team.reviews_per_day"), view.value("team.reviewers")
    if told is not None:
        return float(told)
    return REVIEWS_A_DAY * people if people else None


def limited(known: Expertise) -> bool:
    """Whether what the model is judged by is how much it finds among the cases people get through."""
    return "budget" in known.primary_metric


def often(cases_a_day: float) -> str:
    """0.714286 → "5 cases a week", 700 → "700 cases a day"."""
    if cases_a_day < 1:
        return f"{about(cases_a_day * WEEK_DAYS)} cases a week"
    return f"{about(cases_a_day)} cases a day"


def _usual(view: View, mode: str) -> int:
    """People who look at cases where nobody counts them: no more than build it, and one for samples."""
    return min(MOST_REVIEWERS, max(1, int(view.workload.team_size))) if mode in REVIEWING else 1


def _threshold(cases: float, sampled: float, *, every: bool, told: bool) -> str:
    if every:
        return "none: every case is looked at by those who decide it"
    who = "what people get through" if told else "how many they get through is assumed"
    return f"set so that at most {often(cases)} are queued, {sampled:g} % of predictions; {who}"
