"""What a cloud brings to a repository: its parts and its way of writing schedules."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import yaml

from core.plan import Plan
from templates import rhythms
from templates.pricing.sizes import Sizes
from templates.render_parts import REPO

ANSWERING = ("serve.online", "serve.llm")
PLANNED = {"min_tasks": "min_replicas", "max_tasks": "max_replicas"}


class UnknownCloud(Exception):
    """No repository part is described for this plan's cloud."""


@cache
def clouds() -> dict[str, dict[str, Any]]:
    """Cloud of a plan → the parts `{cloud}` stands for, its GitHub variables, and what its backend is told at init."""
    return dict(yaml.safe_load((REPO / "clouds.yaml").read_text()))


def cloud(plan: Plan) -> dict[str, Any]:
    """What the plan's cloud brings. Raises UnknownCloud."""
    if plan.cloud not in clouds():
        raise UnknownCloud(plan.cloud)
    return clouds()[plan.cloud]


def parts(named: list[str], plan: Plan) -> list[str]:
    """`named` with `{cloud}` replaced by the parts of the plan's cloud. Raises UnknownCloud."""
    return [part for name in named for part in (cloud(plan)["parts"] if name == "{cloud}" else [name])]


@cache
def known_variables() -> dict[str, dict[str, Any]]:
    """Every value of a stack that only some components use: name → type, description, values per environment."""
    return dict(yaml.safe_load((REPO / "stack_variables.yaml").read_text()))


def stack_variables(calls: dict[str, bytes], sizes: Sizes, copies: int | None = None) -> list[dict[str, Any]]:
    """Stack variables the module calls need: name, type, description, values per environment (or none). `copies`: how
    many tasks run at all, where only so many may."""
    used = set(re.findall(r"\bvar\.([a-z0-9_]+)", "\n".join(body.decode() for body in calls.values())))
    return [{"values": {}, **known, "name": name, **_planned(name, known, sizes, copies)}
            for name, known in known_variables().items() if name in used]  # fmt: skip


def _planned(name: str, known: dict[str, Any], sizes: Sizes, copies: int | None) -> dict[str, Any]:
    """What production passes where the plan counted it: as many copies as its bill pays for, none where it sleeps."""
    if copies is not None and name in PLANNED:
        return {"values": dict.fromkeys(known["values"], copies)}
    counted = next((sizes[role] for role in ANSWERING if "max_replicas" in sizes.get(role, {})), {})
    value = counted.get(PLANNED.get(name, ""))
    return {} if value is None else {"values": {**known["values"], "prod": value}}


DAILY, BATCH, WATCHED = "0 3 * * *", "pipelines.batch_infer", "pipelines.deadline"
TAUGHT, DAY_H, PARTS_OF_DAY = "pipelines.retrain", 24, (12, 8, 6, 4, 3, 2, 1)
# How often a queued job looks for work, in seconds, where that is more often than the steps beside it run.
JOB_CRON = {3600: "0 * * * *", 900: "*/15 * * * *", 300: "*/5 * * * *", 120: "*/2 * * * *", 60: "* * * * *"}


class NoCronError(ValueError):
    """What was decided is no cron line of five fields; nothing is rendered from it."""


PART = r"(\*|\d+(-\d+)?|[A-Z]{3}(-[A-Z]{3})?)(/\d+)?"
CRON_LINE = re.compile(rf"{PART}(,{PART})*( {PART}(,{PART})*){{4}}")


def timed(kind: dict[str, Any], decisions: dict[str, Any]) -> dict[str, Any]:
    """The kind with the rhythm that was decided, where its batches do not run at the usual hour of every day. Raises
    NoCronError."""
    blueprint = decisions.get("pipelines_blueprint", {}).get("decisions", {})
    decided = str(blueprint.get("ingestion", {}).get("schedule", DAILY))
    if decided == DAILY or BATCH not in kind["scheduled_steps"]:
        return kind
    if not CRON_LINE.fullmatch(decided):
        raise NoCronError(f"the schedule of {BATCH} is no cron line of five fields: {decided!r}")
    return {**kind, "schedule": _of_aws(decided)}


def taught(kind: dict[str, Any], cadence_h: float) -> dict[str, Any]:
    """The kind with runs as often as it is to be trained anew, where that is more often than daily and no batch of
    results hangs on its runs."""
    if cadence_h >= DAY_H or TAUGHT not in kind["scheduled_steps"] or BATCH in kind["scheduled_steps"]:
        return kind
    hours = next(part for part in PARTS_OF_DAY if part <= max(1, cadence_h))
    return {**kind, "schedule": _of_aws(f"0 */{hours} * * *" if hours > 1 else "0 * * * *")}


def on_the_wall(kind: dict[str, Any], zone: str) -> dict[str, Any]:
    """The kind with its schedule in UTC, where a deadline on a wall clock is watched or days are those of people."""
    if WATCHED not in kind["scheduled_steps"] and not kind.get("wall_clock"):
        return kind
    return {**kind, "schedule": _of_aws(rhythms.in_utc(cron(kind["schedule"]), zone))}


def _of_aws(line: str) -> str:
    minute, hour, date, month, day = line.split()
    on = f"{date} {month} ?" if day == "*" else f"? {month} {day}"
    return f"cron({minute} {hour} {on} *)"


def cron(schedule: str) -> str:
    """The five-field cron expression of an AWS schedule: `cron(0 3 * * ? *)` or `rate(1 hour)`."""
    if schedule == "rate(1 hour)":
        return "0 * * * *"
    found = re.fullmatch(r"cron\((\S+ \S+ \S+ \S+ \S+) \S+\)", schedule)
    if not found:
        raise ValueError(f"not a schedule: {schedule!r}")
    return found[1].replace("?", "*")
