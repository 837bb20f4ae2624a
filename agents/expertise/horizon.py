"""What the step and the horizon of a forecast make of its expertise: words, lags that are known in time, and delays.

A step and a horizon stand among the variants as `ahead:STEP_H:HORIZON_H`, both in hours, empty where nothing says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any

import yaml

from agents.expertise.placeholders import filled
from core.constraints import Constraints

FILE = Path(__file__).with_name("steps.yaml")
PREFIX = "ahead:"
FORECASTS = "demand_forecasting"
DAY_H, WEEK_H = 24.0, 168.0
MOST_LAGS = 4
UNITS = ((8736.0, "year"), (672.0, "month"), (168.0, "week"), (24.0, "day"), (1.0, "hour"), (0.0, "minute"))
HOURS = {"year": 8760.0, "month": 730.0, "week": 168.0, "day": 24.0, "hour": 1.0, "minute": 1 / 60}


@dataclass(frozen=True)
class Reach:
    """`step_h` is what a value stands for, `horizon_h` how far ahead the last one lies; None where nothing says it."""

    step_h: float | None
    horizon_h: float | None


def variant(archetype: str, constraints: Constraints) -> tuple[str, ...]:
    """The name of this forecast's step and horizon among its variants; of no forecast none."""
    told = (constraints.forecast.step_h, constraints.forecast.horizon_h)
    if archetype != FORECASTS or not any(told):
        return ()
    return (PREFIX + ":".join("" if fact is None else f"{fact.value:g}" for fact in told),)


def reach(variants: tuple[str, ...]) -> Reach:
    """What the variants say of step and horizon."""
    name = next((one for one in variants if one.startswith(PREFIX)), f"{PREFIX}:")
    step, horizon = name.removeprefix(PREFIX).split(":")
    return Reach(float(step) if step else None, float(horizon) if horizon else None)


def shaped(facts: dict[str, Any], asked: Reach) -> dict[str, Any]:
    """The facts of a forecast with the placeholders of its step filled in and the values of the past it may learn from.

    `facts["step"]` names the usual step. Raises KeyError for a step that `steps.yaml` does not list.
    """
    usual, whole = facts.pop("step"), {name: facts.pop(name) for name in ("at_rest_h",) if name in facts}
    row = (_steps()[usual] if asked.step_h is None else _nearest(asked.step_h)) | whole
    step_h = asked.step_h or float(row["hours"])
    words = {**row, "ahead": f", {spoken(asked.horizon_h)} ahead" if asked.horizon_h else ""}
    told = filled(facts, words)
    delay = max(float(told["labels"]["delay_h"]), float(row["delay_h"]))
    past = [*_lags(row, step_h, asked.horizon_h), *_levels(row, step_h), *_distance(step_h, asked.horizon_h)]
    return {
        **told,
        "labels": {**told["labels"], "delay_h": delay},
        "features": [*past, *told["features"]],
        "retrain": {**told["retrain"], "cooldown_h": int(max(WEEK_H, delay))},
    }


def spoken(hours: float) -> str:
    """Hours in the largest unit they fill: 1008 is `6 weeks`, 8760 is `1 year`."""
    for least, name in UNITS:
        number = hours / HOURS[name]
        if hours >= least and abs(number - round(number)) < 0.02:
            return f"{round(number)} {name}{'' if round(number) == 1 else 's'}"
    return f"{hours:g} hours"


def _lags(row: dict[str, Any], step_h: float, horizon_h: float | None) -> list[dict[str, Any]]:
    """Values of the past no younger than the horizon: at the last step of it a younger one is not known yet."""
    least = 0.0 if horizon_h is None else _least_age(row, step_h, horizon_h)
    known = [age for age in row["lags_h"] if age >= least]
    cycles = [cycle for cycle in row["cycles_h"] if least > 0 and _aligned(cycle, least)]
    later = [cycle * (ceil(least / cycle) + again) for cycle in cycles for again in (0, 1)]
    ages = sorted({float(age) for age in (*known, *(later if len(known) < MOST_LAGS else ()))})[:MOST_LAGS]
    return [_lag(age, step_h) for age in ages]


def _least_age(row: dict[str, Any], step_h: float, horizon_h: float) -> float:
    """A forecast one step ahead may use the last value; the newest past counts only where it is whole."""
    return max(step_h, horizon_h + float(row["at_rest_h"]))


def _aligned(cycle_h: float, least_h: float) -> bool:
    """A day's cycle says little of another weekday, so it serves within a week only."""
    return cycle_h >= WEEK_H or least_h <= WEEK_H


def _lag(age_h: float, step_h: float) -> dict[str, Any]:
    return {
        "name": f"lag_{round(age_h / step_h)}",
        "entity": "series",
        "dtype": "float",
        "source": "history",
        "transformation": f"the value {spoken(age_h)} before",
        "window": f"{age_h / DAY_H:.0f}d" if age_h >= DAY_H else f"{age_h:g}h",
    }


def _levels(row: dict[str, Any], step_h: float) -> list[dict[str, Any]]:
    """Level and spread of the newest values that the run knows."""
    count, unit = row["many"].split()
    days = float(count) * HOURS[unit.rstrip("s")] / DAY_H if unit.rstrip("s") in HOURS else float(count) * 91
    number = int(count)
    same = "" if step_h >= DAY_H else f" of the same {row['step']}"
    common = {"entity": "series", "dtype": "float", "source": "history", "window": f"{days:.0f}d"}
    told = (("mean", "mean"), ("std", "standard deviation"))
    return [
        {
            "name": f"rolling_{name}_{number}",
            "transformation": f"{text}{same} over the last {row['many']} known at the run",
            **common,
        }
        for name, text in told
    ]


def _distance(step_h: float, horizon_h: float | None) -> list[dict[str, Any]]:
    """How many steps ahead a value lies, where one model forecasts several."""
    if horizon_h is None or horizon_h <= step_h:
        return []
    return [{"name": "steps_ahead", "entity": "series", "dtype": "int", "source": "run",
             "transformation": "steps between the run and the value", "window": "none"}]  # fmt: skip


def _nearest(step_h: float) -> dict[str, Any]:
    """The longest listed step that is no longer than this one."""
    return max((row for row in _steps().values() if row["hours"] <= step_h), key=lambda row: float(row["hours"]))


@lru_cache(maxsize=1)
def _steps() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded
