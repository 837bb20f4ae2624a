"""How long a batch step takes beside how often it runs: shared by who plans the runs and who judges them."""

from __future__ import annotations

LEAST_S = 60.0  # what starting a container and a small increment take


def step_s(lag_s: float, cadence_s: float) -> float:
    """Seconds a step takes of its usual `lag_s`, run every `cadence_s`: a run longer than that would pile up."""
    return min(lag_s, max(cadence_s, LEAST_S))


def age_s(lags_s: list[float], cadence_s: float) -> float:
    """How old data is at most when the last of the steps, one after another, has run."""
    return cadence_s + sum(step_s(lag, cadence_s) for lag in lags_s)


RUNS_S = (86_400.0, 3_600.0, 900.0, 300.0, 120.0)


def run_every_s(target_ms: float | None, start_ms: float, work_ms: float) -> float:
    """The longest usual time between runs of a queued job at which a result is still there in time; the shortest
    where none is."""
    fits = [every for every in RUNS_S if target_ms is None or every * 1000 + start_ms + work_ms <= target_ms]
    return fits[0] if fits else RUNS_S[-1]
