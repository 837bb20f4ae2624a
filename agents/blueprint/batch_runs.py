"""One run of batch inference: how it is cut, by when it is through and on how many machines, how its results appear."""

from __future__ import annotations

from agents.blueprint.schedule import start_h, window_h
from agents.view import View
from agents.vocabulary import about, count
from core.cadence import WINDOW_SHARE
from core.constraints import Constraints, Strict
from core.plan import Component

WINDOW_PCT, CHUNKS = 100 * WINDOW_SHARE, 10
AS_THEY_COME = frozenset({"asr"})  # hours of work a night: begun when each has come, not when all have
DAY_H, HOUR_S, LATE_H = 24.0, 3600.0, 1


class BatchInference(Strict):
    """`run_h`: hours of one run on its `machines`; None where it is a service's own time."""

    partitioning: str
    window: str
    deadline: str
    finish_within_pct: float
    retries: int
    publish: str
    run_h: float | None = None
    machines: int = 1
    late: str = "readers keep the last results, marked as old, and whoever waits for them is told"


def hours(constraints: Constraints) -> float | None:
    """Hours that a run may use in all; None where nothing is due at a time of day."""
    problem, due = constraints.project.problem_type, constraints.batch_deadline
    if problem is not None and problem.value in AS_THEY_COME:
        return DAY_H
    return None if due is None else window_h(due.value)


def planned(view: View, one: str, batch: Component | None) -> BatchInference:
    """The run that results in one row for each `one`, such as `customer`, by the part that makes them."""
    deadline = view.value("batch_deadline", "the end of the window")
    found = {"run_h": _hours(batch), "machines": _machines(batch)}
    late = {"late": _asked_singly(deadline)} if batch is not None and _outlasts(view, batch) else {}
    return BatchInference.model_validate({
        "partitioning": f"{CHUNKS} parts by {one}", "window": _window(view), "deadline": deadline,
        "finish_within_pct": WINDOW_PCT, "retries": 2, "publish": "write a new table, check it, swap it in",
        **found, **late,
    })  # fmt: skip


def params(view: View, batch: Component | None) -> dict[str, float | bool]:
    """What a policy judges: hours of a run and of its window, and whether what is late has another way."""
    window = hours(view.constraints)
    if batch is None or window is None:
        return {}
    run = _service_h(view, batch) or _hours(batch)
    return {} if run is None else {"run_h": run, "window_h": window, "late_way": _outlasts(view, batch)}


def lasting(run_h: float, machines: int) -> str:
    return f"about {about(run_h)} hours on {count(machines, 'machine')}"


def _window(view: View) -> str:
    due = view.value("batch_deadline")
    if hours(view.constraints) == DAY_H:
        return "through the day: what has come is worked on at once, the last of it by the deadline"
    if due is None or window_h(due) is None:
        return "from the end of ingestion to the deadline"
    return f"from {start_h(due):02d}:00 to the deadline, {about(window_h(due) or 0)} hours"


def _service_h(view: View, batch: Component) -> float | None:
    """Hours a service reserves for its answers, where it works through jobs by its own time."""
    pattern = view.catalog.pattern(batch.pattern_id)
    return (pattern.latency.lag_s or 0.0) / HOUR_S if "llm" in pattern.provides and pattern.latency.lag_s else None


def _outlasts(view: View, batch: Component) -> bool:
    service, window = _service_h(view, batch), hours(view.constraints)
    return service is not None and window is not None and service > window


def _asked_singly(deadline: str) -> str:
    return (
        f"the service may take a day: what is not back {LATE_H} hour before {deadline} is asked for one by one, at the "
        "full price"
    )


def _hours(batch: Component | None) -> float | None:
    found = None if batch is None else batch.params.get("run_h")
    return None if found is None else float(str(found))


def _machines(batch: Component | None) -> int:
    return 1 if batch is None else int(float(str(batch.params.get("machines", 1))))
