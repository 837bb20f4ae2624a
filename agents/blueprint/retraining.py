"""How often a model is trained again: as the customer asks, else as is usual of its kind; never more often than it is
asked."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from agents.blueprint.schedule import DAY_S, WEEKDAYS, weekday
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import duration
from core.cadence import PERIODS_S
from core.constraints import Constraints
from templates.workload.model import Workload

Policy = Literal["schedule", "trigger", "hybrid", "none"]
SCHEDULED = ("schedule", "hybrid")
PATHS = ("retraining.every_h", "retraining.day")
LEAST_H, HOUR_S, WEEK_H = 1.0, 3600.0, 168.0
FIRST = "01"
LEAST_RATE = 0.1  # results an hour: what is rarer is told as if it were not
MOST_A_WEEK = (("hourly", 168), ("daily", 7))
WORDS = {
    1.0: "hourly", 24.0: "daily", 168.0: "weekly", 336.0: "every 2 weeks", 730.0: "monthly", 2190.0: "quarterly",
    4380.0: "twice a year", 8760.0: "yearly",
}  # fmt: skip


@dataclass(frozen=True)
class Wish:
    """What the brief asks for: hours between two trainings, none where it says nothing, and the day it names."""

    every_h: float | None = None
    day: str | None = None


def wish(view: View) -> Wish:
    return Wish(view.value("retraining.every_h"), view.value("retraining.day"))


def told(constraints: Constraints) -> Wish:
    every_h, day = constraints.retraining.every_h, constraints.retraining.day
    return Wish(None if every_h is None else every_h.value, None if day is None else day.value)


def cadence(known: Expertise, work: Workload, asked: Wish) -> str:
    """The cadence in words; `with each monthly run` where results are made more seldom than that."""
    usual, runs = known.retrain.cadence, work.run_every_s
    if _is_free(known, asked):
        every_h = followed_h(known, work, asked)
        named = f", on {_day(asked.day)}" if starts_on(known, work, asked) else ""
        return f"with each {_period(runs)} run" if every_h is None else f"{words(every_h)}{named}"
    seldom = usual.split(",")[0].split(" ")[0]
    if known.retrain.policy in SCHEDULED and PERIODS_S.get(seldom, runs) < runs:
        return f"with each {_period(runs)} run"
    return usual


def followed_h(known: Expertise, work: Workload, asked: Wish) -> float | None:
    """Hours between two trainings as they are asked for; None where the usual rhythm or that of the runs holds."""
    if not _is_free(known, asked) or _outruns(work, asked):
        return None
    return max(asked.every_h or LEAST_H, LEAST_H)


def starts_on(known: Expertise, work: Workload, asked: Wish) -> str:
    """The day a daily run trains on: `monday`, which a Sunday night ends on, `01` of a month; empty for any."""
    if asked.day is None or followed_h(known, work, asked) is None or work.run_every_s > DAY_S:
        return ""
    return FIRST if asked.day == "first" else WEEKDAYS[weekday(asked.day) % len(WEEKDAYS)]


def policy(known: Expertise, asked: Wish) -> Policy:
    """The usual one; what is trained on an occasion has a schedule beside it where the brief asks for a rhythm."""
    return "hybrid" if known.retrain.policy == "trigger" and _is_free(known, asked) else known.retrain.policy


def most_a_week(known: Expertise, asked: Wish) -> int:
    """Trainings without a person in seven days: none of a dated release, else by the rhythm."""
    if known.dated:
        return 0
    if _is_free(known, asked):
        return ceil(WEEK_H / max(asked.every_h or LEAST_H, LEAST_H))
    return next((most for word, most in MOST_A_WEEK if known.retrain.cadence.startswith(word)), 1)


def why(known: Expertise, asked: Wish) -> str:
    return "the brief asks for it" if _is_free(known, asked) else known.retrain.why


def objection(known: Expertise, work: Workload, asked: Wish) -> str | None:
    """What stands against the rhythm that is asked for: nothing to train, a model that is locked, or too few data."""
    if asked.every_h is None:
        return None
    wanted = words(asked.every_h)
    if not _trains(known):
        return f"Retraining {wanted} is asked for, and no weights are trained: it is {known.retrain.cadence}"
    if known.retrain.policy == "none":
        return f"Retraining {wanted} is asked for, and {known.retrain.why}: what is trained so is released by people"
    if asked.every_h < LEAST_H:
        return f"Retraining {wanted} is asked for; the pipeline starts once an hour at most"
    if _outruns(work, asked):
        return f"Retraining {wanted} is asked for, and results are made {_period(work.run_every_s)}"
    return _too_few(known, work, asked.every_h)


def words(every_h: float) -> str:
    """`weekly`, `every 6 hours`."""
    return WORDS.get(every_h) or f"every {duration(every_h * HOUR_S)}"


def _too_few(known: Expertise, work: Workload, every_h: float) -> str | None:
    """Fewer results in a period than the new labels that a training needs at least."""
    arrive, least = work.rps_avg * every_h * HOUR_S, known.retrain.min_new_labels
    if arrive >= least:
        return None
    waits = duration(ceil(least / max(work.rps_avg * HOUR_S, LEAST_RATE)) * HOUR_S)
    return (
        f"Retraining {words(every_h)} is asked for; {least:,} new labels at least come in {waits}, so a training that "
        f"is due waits for them"
    )


def _outruns(work: Workload, asked: Wish) -> bool:
    """Whether a list is made more seldom than a model is to be trained."""
    return work.mode == "batch" and asked.every_h is not None and asked.every_h * HOUR_S < work.run_every_s


def _is_free(known: Expertise, asked: Wish) -> bool:
    """Whether a rhythm is asked for and nothing about the model forbids it."""
    return asked.every_h is not None and _trains(known) and known.retrain.policy != "none"


def _trains(known: Expertise) -> bool:
    return known.candidates[0].est_train_h > 0


def _period(seconds: float) -> str:
    return next((name for name, every in PERIODS_S.items() if every == seconds), "daily")


def _day(day: str | None) -> str:
    return "the first of the month" if day == "first" else (day or "").capitalize()
