"""How long a batch step takes beside how often it runs: shared by who plans the runs and who judges them."""

from __future__ import annotations

LEAST_S = 60.0  # what starting a container and a small increment take


def step_s(lag_s: float, cadence_s: float) -> float:
    """Seconds a step takes of its usual `lag_s`, run every `cadence_s`: a run longer than that would pile up."""
    return min(lag_s, max(cadence_s, LEAST_S))


def age_s(lags_s: list[float], cadence_s: float) -> float:
    """How old data is at most when the last of the steps, one after another, has run."""
    return cadence_s + sum(step_s(lag, cadence_s) for lag in lags_s)
