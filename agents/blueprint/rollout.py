"""How a release meets its users step by step, and what takes it back."""

from __future__ import annotations

from math import ceil
from typing import Literal

from agents import release
from agents.vocabulary import about, count, rate, span
from core.constraints import Strict
from templates.alarm_limits import SLOW_FACTOR
from templates.workload.model import Workload

STEPS, RINGS = (5, 25, 50, 100), (1, 10, 100)
FLEET = 100.0  # devices from which 1 % of them is one
STEP_MIN, RING_MIN, STEP_REQUESTS = 30, 24 * 60, 1000
BACK_MIN = 5


class CanaryStep(Strict):
    pct: int
    min_minutes: int
    min_requests: int


class FirstRelease(Strict):
    """How the first model meets real inputs before its answers count; `requests` or `days`, whichever comes first."""

    way: Literal["shadow", "parallel_run", "first_ring"]
    days: int
    requests: int


class Rollback(Strict):
    trigger: str
    p95_limit_ms: float | None
    automatic: bool
    max_min: int


def first(work: Workload) -> FirstRelease:
    if work.mode == "batch":
        return FirstRelease(way="parallel_run", days=2, requests=STEP_REQUESTS)
    way: Literal["shadow", "first_ring"] = "first_ring" if work.mode == "edge" else "shadow"
    return FirstRelease(way=way, days=release.SHADOW_DAYS, requests=release.SHADOW_REQUESTS)


def later(way: release.Strategy) -> FirstRelease | None:
    """How a retraining on the same features meets real inputs; new features take the time of a first model again."""
    if way != "shadow":
        return None
    return FirstRelease(way="shadow", days=release.AGAIN_DAYS, requests=release.AGAIN_REQUESTS)


def rings(devices: float) -> tuple[int, ...]:
    """Shares in per cent that a release reaches in turn: 1, 10 and all; of few devices one, half and all."""
    if devices >= FLEET:
        return RINGS
    one = ceil(100 / max(devices, 1.0))
    return tuple(sorted({one, max(one, 50), 100}))


def steps(way: release.Strategy, work: Workload) -> list[CanaryStep]:
    """Rings of devices rest a day each, a canary half an hour."""
    if way == "ota_rings":
        return [CanaryStep(pct=pct, min_minutes=RING_MIN, min_requests=STEP_REQUESTS) for pct in rings(work.devices)]
    if way not in ("canary", "shadow"):
        return []
    return [CanaryStep(pct=pct, min_minutes=STEP_MIN, min_requests=STEP_REQUESTS) for pct in STEPS]


def rollback(work: Workload, way: release.Strategy, own: str) -> Rollback:
    """A tariff is meant to move the mean, so that a dated switch is taken back for errors alone; `own` is what takes a
    release back where no score can shift.
    """
    limit = SLOW_FACTOR * work.p95_target_ms if work.p95_target_ms and work.mode not in ("batch", "async") else None
    slow = f", p95 over {span(limit)} for 5 min" if limit else ""
    shifted = "" if way == "dated_switch" else "a shift of the mean score over 3 σ, "
    trigger = {
        "batch": f"a failed check of the new results{f', {own}' if own else ''}",
        "async": f"1 % of jobs failing, {own or f'{shifted}any NaN'}",
        "edge": f"1 % of devices reporting errors or restarts{slow}, any NaN",
    }.get(work.mode, f"5xx over 1 % or twice the baseline{slow}, {own or f'{shifted}any NaN'}")
    return Rollback(trigger=trigger, p95_limit_ms=limit, automatic=True, max_min=BACK_MIN)


def first_step_min(work: Workload) -> float:
    """Minutes until a canary's first share of the traffic has brought enough requests."""
    return round(STEP_REQUESTS / max(work.rps_avg, 1e-9) / (STEPS[0] / 100) / 60, 1)


def met(start: FirstRelease, work: Workload) -> str:
    """What the first model does, as the end of a sentence."""
    here = f"{RINGS[0]} % of devices" if work.devices >= FLEET else f"of {count(int(work.devices), 'device')}"
    return {
        "shadow": f"runs in shadow for {start.days} days, or {start.requests:,} requests on each slice",
        "parallel_run": f"runs beside today's process for {start.days} runs",
        "first_ring": f"runs in shadow on the first {here} for {start.days} days while people decide",
    }[start.way]


def again(way: release.Strategy) -> str:
    """How later releases go out, as the end of a sentence."""
    shorter = later(way)
    if shorter is None:
        return release.SAID[way]
    told = f"{shorter.days * 24} hours and {shorter.requests:,} requests for a retraining on the same features"
    return f"{release.SAID[way]} ({told}, {release.SHADOW_DAYS} days for new ones)"


def because(way: release.Strategy, work: Workload) -> tuple[str, str]:
    """Why releases go out this way, and the rule it follows."""
    if way in ("canary", "shadow"):
        shares = ", ".join(map(str, STEPS))
        return f"{rate(work.rps_avg)} can fill steps of {shares} % with {STEP_REQUESTS:,} requests each", "SRV-07"
    if way == "ota_rings":
        return f"devices follow in rings of {', '.join(map(str, rings(work.devices)))} %, a day each", "SRV-14"
    if way == "batch_swap":
        return "a new result table is written, checked and swapped in, so readers never see half of one", "SRV-08"
    if way == "dated_switch":
        return "two versions at one time would treat equals differently, so all are switched on one date", "SRV-13"
    hours = first_step_min(work) / 60
    wait = f"{about(hours / 24)} days" if hours >= 48 else f"{about(hours)} hours"
    few = f"a canary of {STEPS[0]} % would see {STEP_REQUESTS:,} requests only after {wait}"
    return f"{few}, so all switches at once", "SRV-08"
