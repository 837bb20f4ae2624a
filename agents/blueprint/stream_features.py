"""Features counted on a stream: which windows it keeps, which come from the nightly run, and for how long."""

from __future__ import annotations

from agents.expertise.model import Expertise
from agents.vocabulary import duration
from core.constraints import Strict

STREAMED_H, LATE_H = 24.0, 2.0  # of a window counted on the stream, and what is added for late events
UNIT_H = {"m": 1 / 60, "h": 1.0, "d": 24.0}
NO_WINDOW = "none"


class StreamFeatures(Strict):
    """`windows` are counted on the stream; `from_batch` are longer and come from the nightly run."""

    windows: list[str]
    from_batch: list[str]
    state_ttl: str
    late_policy: str


def planned(known: Expertise) -> StreamFeatures:
    """Windows of up to a day are a state of the stream, kept as long as the longest and what comes late."""
    told = dict.fromkeys(f.window for f in known.features if f.online and f.window != NO_WINDOW)
    short = {window: hours for window in told if (hours := _hours(window)) <= STREAMED_H}
    return StreamFeatures(
        windows=list(short),
        from_batch=[window for window in told if window not in short],
        state_ttl=duration((max(short.values(), default=0.0) + LATE_H) * 3600),
        late_policy="updates within 5 minutes, then counted",
    )


def _hours(window: str) -> float:
    """`5m` → 1/12, `24h` → 24, `30d` → 720."""
    return float(window[:-1]) * UNIT_H[window[-1]]
