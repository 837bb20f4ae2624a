"""The rhythm of batch runs that a brief asks for, given what the steps on the way take."""

from __future__ import annotations

from agents.blueprint import schedule
from agents.view import View
from agents.vocabulary import comes_with_request


def every_s(view: View, shape: str, domain: str, lags_s: list[float], *, streaming: bool) -> float:
    """Seconds between runs; between looks for documents where those come one by one."""
    work = view.workload
    if work.look_s is not None:
        return work.look_s
    period = view.value("run_period") if work.mode == "batch" else None
    whole = comes_with_request(shape, domain, work.mode)
    asked = None if whole else view.value("freshness_s")
    return schedule.interval(asked, lags_s, streaming=streaming, period=period)


def told(view: View, seconds: float) -> str:
    """The rhythm as it is set up, due when the brief says."""
    deadline, day = view.value("batch_deadline"), view.value("run_day")
    return schedule.told(seconds, deadline, day, on_arrival=view.workload.on_arrival)
