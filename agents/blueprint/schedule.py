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


def cadence_s(freshness_s: float, lags_s: list[float]) -> float:
    """The longest usual interval that keeps data within its age, whose steps take `lags_s` one after another."""
    return next((every for every in INTERVALS if age_s(lags_s, every) <= freshness_s), INTERVALS[-1])


def interval(asked_s: float | None, lags_s: list[float], *, streaming: bool) -> float:
    """Seconds between batch runs: daily beside a stream, where no age is asked for, or where a day's age is enough."""
    daily = streaming or asked_s is None or asked_s >= DAY_S
    return DAY_S if daily else cadence_s(asked_s or DAY_S, lags_s)
