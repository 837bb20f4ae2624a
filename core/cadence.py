"""How long a batch step takes beside how often it runs: shared by who plans the runs and who judges them."""

from __future__ import annotations

from math import ceil

PERIODS_S = {"hourly": 3_600.0, "daily": 86_400.0, "weekly": 604_800.0, "monthly": 2.628e6, "quarterly": 7.884e6}
LEAST_S = 60.0  # what starting a container and a small increment take


def step_s(lag_s: float, cadence_s: float) -> float:
    """Seconds a step takes of its usual `lag_s`, run every `cadence_s`: a run longer than that would pile up."""
    return min(lag_s, max(cadence_s, LEAST_S))


def age_s(lags_s: list[float], cadence_s: float) -> float:
    """How old data is at most when the last of the steps, one after another, has run."""
    return cadence_s + sum(step_s(lag, cadence_s) for lag in lags_s)


WINDOW_SHARE = 0.7  # of the time until results are due; the rest is for a second try


def machines(work_h: float, window_h: float | None) -> int:
    """Machines side by side that end `work_h` hours of work of one within their share of the window."""
    return 1 if not window_h else max(1, ceil(round(work_h / (WINDOW_SHARE * window_h), 6)))


RUNS_S = (86_400.0, 3_600.0, 900.0, 300.0, 120.0)


def run_every_s(target_ms: float | None, start_ms: float, work_ms: float) -> float:
    """The longest usual time between runs of a queued job at which a result is still there in time; the shortest
    where none is."""
    fits = [every for every in RUNS_S if in_time(target_ms, every, start_ms, work_ms)]
    return fits[0] if fits else RUNS_S[-1]


def in_time(target_ms: float | None, every_s: float, start_ms: float, work_ms: float) -> bool:
    """Whether a result is there in time when a job is looked for every `every_s` and starts cold."""
    return target_ms is None or every_s * 1000 + start_ms + work_ms <= target_ms


HOURLY_S = 3_600.0  # how long a worker that is kept ready looks for work before the next takes over
