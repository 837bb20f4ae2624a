"""The customer's own targets: what holds them in the delivered repository, and which of them nothing there measures."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, cast

from agents.expertise.model import Metric
from agents.view import View
from agents.vocabulary import listed
from templates.goals import Goal, read
from templates.render_goals import NOT_MEASURED, metric
from templates.render_parts import kind

NAME = "the customer's own target"


def own_targets(view: View, archetype: str) -> list[Metric]:
    """A row a quote: what is reached today, and what refuses a model that misses it."""
    today = " · ".join(f"“{quote}”" for quote in view.value("project.reached") or ())
    measured = f"today, as told: {today}" if today else "today's figure is measured first, on the same data"
    parts = _parts(view, archetype)
    return [
        Metric(name=NAME, type="model", target=f"“{quote}”", guardrail=f"{measured}; {_held(read(quote), parts)}")
        for quote in _quotes(view)
    ]


def exits(view: View, archetype: str) -> list[str]:
    """What prototyping ends on: a target the gate compares; one that nothing measures ends nothing by itself."""
    parts = _parts(view, archetype)
    found = [bool(_measured(read(quote), parts)) for quote in _quotes(view)]
    reached = ["after prototyping: the customer's own target is reached, or another one is agreed"]
    by_hand = [f"after prototyping: people measure the customer's own target, which is {NOT_MEASURED}"]
    return (reached if any(found) else []) + (by_hand if not all(found) else [])


def alert_budget(view: View) -> str:
    """The most false alerts the brief allows, for each thing and for all of them; empty where it says nothing."""
    goals = [goal for quote in _quotes(view) for goal in read(quote) if goal.measure == "false_alerts" and goal.most]
    if not goals or goals[0].most is None:
        return ""
    goal, things = goals[0], view.value("data.entities")
    whole = f", {goal.most * things:g} a week in all" if goal.each and things else ""
    return f"at most {goal.most:g} false alerts a week" + (f" for each {goal.each}{whole}" if goal.each else "")


def _quotes(view: View) -> list[str]:
    return [str(quote) for quote in view.value("project.targets") or ()]


def _held(goals: Collection[Goal], parts: Collection[str]) -> str:
    kept = _measured(goals, parts)
    lost = [goal.name for goal in goals if goal not in kept]
    said = (
        [f"`conf/gates.toml` refuses a model that misses it: {listed(_limit(goal) for goal in kept)}"] if kept else []
    )
    missing = [f"{NOT_MEASURED}: {listed(lost)}"] if lost else []
    return "; ".join([*said, *missing]) or f"{NOT_MEASURED}: it names no figure that its gate compares"


def _measured(goals: Collection[Goal], parts: Collection[str]) -> list[Goal]:
    return [goal for goal in goals if metric(goal, parts)]


def _limit(goal: Goal) -> str:
    shown = f" {goal.unit}" if goal.unit else ""
    each = f" for each {goal.each}" if goal.each else ""
    limits = (("at least", goal.least), ("at most", goal.most))
    return f"{goal.name} " + " and ".join(
        f"{side} {value:g}{shown}{each}" for side, value in limits if value is not None
    )


def _parts(view: View, archetype: str) -> list[str]:
    """The parts of the repository this shape gets, for the kind of answer that is asked for."""
    problem: Any = view.value("project.problem_type")
    return cast(list[str], kind(archetype, None if problem is None else str(problem))["parts"])
