"""How often batch steps run: as seldom as the age that data may have allows, its way through the pipeline included."""

from __future__ import annotations

from core.cadence import LEAST_S, age_s

DAY_S = 86_400.0
USUAL_LAGS_S = [LEAST_S]  # where the patterns are not chosen yet
CRON = {
    DAY_S: "0 3 * * *",
    43_200.0: "0 3,15 * * *",
    21_600.0: "0 */6 * * *",
    10_800.0: "0 */3 * * *",
    3_600.0: "0 * * * *",
    1_800.0: "*/30 * * * *",
    900.0: "*/15 * * * *",
    300.0: "*/5 * * * *",
    60.0: "* * * * *",
}
INTERVALS = tuple(CRON)
STREAM_S = 300.0  # from here on, batches no longer keep up
ON_ARRIVAL = "on arrival of each document"


def cadence_s(freshness_s: float, lags_s: list[float]) -> float:
    """The longest usual interval that keeps data within its age, whose steps take `lags_s` one after another."""
    return next((every for every in INTERVALS if age_s(lags_s, every) <= freshness_s), INTERVALS[-1])


def told(every_s: float, *, on_arrival: bool) -> str:
    """The rhythm as it is set up: a cron line, or what starts a run."""
    return ON_ARRIVAL if on_arrival else CRON[every_s]


def sooner(freshness_s: float, inputs: str) -> str:
    """What would call for a stream: data fresher than now, or events where there are none."""
    if freshness_s <= STREAM_S:
        return "events of their own arrive, 50 a second or more"
    return f"{inputs} at most {STREAM_S / 60:g} minutes old"


def interval(asked_s: float | None, lags_s: list[float], *, streaming: bool) -> float:
    """Seconds between batch runs: daily beside a stream, where no age is asked for, or where a day's age is enough."""
    daily = streaming or asked_s is None or asked_s >= DAY_S
    return DAY_S if daily else cadence_s(asked_s or DAY_S, lags_s)
