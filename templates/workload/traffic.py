"""Rates: how the predictions are asked for, how many, how big."""

from __future__ import annotations

from typing import Any

from core.cadence import PERIODS_S
from core.constraints import Constraints, Fact, Source
from templates.workload import profiles
from templates.workload.answers import fitting
from templates.workload.gaps import Gaps, known
from templates.workload.month import SECONDS
from templates.workload.readings import SENDING, listed, sent, watched
from templates.workload.zero_shot import FEW_LABELS

DAY = 86_400.0
FRESH_S = 60.0
RESCORED = frozenset({"churn", "ltv", "demand_forecasting", "eta_pricing", "recommendation"})
SENT_EVERY_S = 60.0
POC_DAY = 1000.0  # with too few rows to train on: a trial with a handful of calls
EVENT_KB = 256.0  # no broker takes a larger message by default
PROMPT_TOKENS, TOKENS_A_PAGE = 800.0, 600.0
CALLED_PEAK = 0.6  # how sure a rate is that the brief calls its peak
CAMERA_RPS = 120.0  # no single camera takes more pictures a second
READINGS = 10.0  # of one device in a window, where the number of devices is not given
SENSORS = "sensors"  # which no model runs on


def traffic(c: Constraints, shape: dict[str, Any], gaps: Gaps) -> dict[str, Any]:
    """Requests, predictions and events; a rate not stated is derived from any rate that is."""
    mode = serving_mode(c, shape)
    factor = _peak_factor(c, shape, gaps)
    average = _windowed(c, mode, shape, gaps) or _average(c, mode, factor, shape, gaps)
    peak = gaps.number("rps_peak", c.throughput.rps_peak, max(average * factor, average))
    return {
        "mode": mode,
        "run_every_s": run_every_s(c) or DAY if mode == "batch" else DAY,
        "peak_factor": max(factor, 1.0),
        "rps_avg": average,
        "rps_peak": max(peak, average),
        "predictions_month": average * SECONDS,
        "events_per_s": _events(c, mode, average, factor, shape["streams"], gaps),
        "event_kb": gaps.number("event_kb", _event_size(c), shape.get("event_kb")),
        "payload_kb": gaps.number("payload_kb", c.payload_kb, shape["payload_kb"]),
        "response_kb": gaps.number("response_kb", None, shape["response_kb"]),
        "concurrent_users": known(c.throughput.concurrent_users, 0.0),
        "tokens_in": _tokens("tokens_in", c, shape, gaps),
        "tokens_out": _answer(c, mode, shape, gaps),
        "cache_hit": gaps.number("cache_hit", None),
        "prompt_cache": gaps.number("prompt_cache", None),
    }


def _peak_factor(c: Constraints, shape: dict[str, Any], gaps: Gaps) -> float:
    """Stated, or what a stated peak is over a stated average; else the usual one of the domain."""
    t = c.throughput
    if t.peak_factor is None and t.rps_avg and t.rps_peak and 0 < t.rps_avg.value <= t.rps_peak.value:
        return float(t.rps_peak.value) / float(t.rps_avg.value)
    return gaps.number("peak_factor", t.peak_factor, shape.get("peak_factor"))


def serving_mode(c: Constraints, shape: dict[str, Any]) -> str:
    """The stated mode; else batch when a deadline was given, online when a latency was, else the profile's."""
    if c.serving_mode:
        return str(c.serving_mode.value)
    if c.batch_deadline or (watched(c) and listed(c)):
        return "batch"
    if c.latency.asked or c.throughput.rps_avg or c.throughput.rps_peak:
        return "online" if shape["mode"] in ("batch", "online") else str(shape["mode"])
    return str(shape["mode"])


def _windowed(c: Constraints, mode: str, shape: dict[str, Any], gaps: Gaps) -> float:
    """Scores a second where readings are judged per device and window, not one by one; 0 where they are not."""
    events, window = c.throughput.events_per_s or c.throughput.rps_avg, float(shape.get("window_s", 0))
    if mode != "streaming" or not window or events is None:
        return 0.0
    if c.freshness_s is not None:
        window = min(window, max(1.0, c.freshness_s.value / 2))
    things = c.data.entities or c.data.devices
    scores = things.value / window if things else events.value / READINGS
    return gaps.number("scores_per_s", None, min(scores, events.value))


def _average(c: Constraints, mode: str, factor: float, shape: dict[str, Any], gaps: Gaps) -> float:
    t = c.throughput
    scored = _rescored(c, mode)
    derived = (
        (t.rps_avg, 1.0),
        (t.predictions_per_day, 1 / DAY),
        (t.rps_peak, 1 / factor),
        (judged_events(c, mode, shape), 1.0),
        (t.docs_per_day, 1 / DAY),
        (t.concurrent_users, 1 / 30),
    )
    if fleet_rate := _of_each_device(c, mode, gaps):
        return fleet_rate
    for fact, per in derived:
        if fact is not None:
            return max(float(fact.value) * per, scored)
    if mode == "batch" and c.data.row_count and not c.data.entities and shape["item_kb"] > 1:
        return gaps.number("items_month", None, float(c.data.row_count.value)) / SECONDS
    if mode == "batch":
        rows = c.data.entities or c.data.row_count
        every = run_every_s(c) or (max(DAY, c.freshness_s.value) if c.freshness_s else DAY)
        return (rows.value / every) if rows else gaps.number("predictions_day", None, shape.get("per_day")) / DAY
    few = c.data.row_count is not None and c.data.row_count.value < FEW_LABELS
    usual = POC_DAY / DAY if few else shape["per_day"] / DAY if "per_day" in shape else shape.get("rps")
    return gaps.number("rps_avg", None, usual)


def fleet(c: Constraints) -> Fact[float] | None:
    """Devices that a model runs on: those that are counted, else what is judged by one of its own each.

    People and goods have none, and sensors are read by the device of what they are on.
    """
    things, devices = c.data.entities, c.data.devices
    if things is not None and (profiles.are_people(things.unit) or profiles.are_goods(things.unit)):
        things = None
    return things if devices is None or (devices.unit == SENSORS and things is not None) else devices


def _of_each_device(c: Constraints, mode: str, gaps: Gaps) -> float:
    """Pictures a second of the whole fleet, where the rate is one that a single camera reaches; 0 where it is not, or
    where it was told or multiplied for all of them.
    """
    rate, devices = c.throughput.rps_avg, fleet(c)
    if mode != "edge" or rate is None or devices is None or rate.value > CAMERA_RPS or rate.because:
        return 0.0
    gaps.record("rps_avg", rate.value * devices.value, told="rps_of_fleet")
    return float(rate.value * devices.value)


def judged_events(c: Constraints, mode: str, shape: dict[str, Any]) -> Fact[float] | None:
    """Events a second where each is judged: those of a stream, and payments whoever waits for the answer."""
    judged = mode == "streaming" or (shape["each_event"] and mode != "batch")
    return c.throughput.events_per_s if judged else None


def _rescored(c: Constraints, mode: str) -> float:
    """Scores a second of a list in which everybody, or everything, is scored anew with every run."""
    domain, things = c.project.domain, c.data.entities
    if mode != "batch" or domain is None or domain.value not in RESCORED or things is None:
        return 0.0
    return float(things.value) / (run_every_s(c) or DAY)


def run_every_s(c: Constraints) -> float | None:
    """Seconds between the runs that make results, where the brief tells it."""
    return PERIODS_S[c.run_period.value] if c.run_period else None


def _events(c: Constraints, mode: str, average: float, factor: float, usual: bool, gaps: Gaps) -> float:
    """Events arrive when they were stated, when a source is a stream, or when scoring follows fresh activity."""
    sources: list[str] = c.data.sources.value if c.data.sources else []
    if c.throughput.events_per_s is None and watched(c) and listed(c):
        return _sent(c, average, gaps) if sent(c) else 0.0
    named = bool(SENDING & set(sources))
    fresh = c.freshness_s is not None and c.freshness_s.value < FRESH_S
    if c.throughput.events_per_s is None and not (mode == "streaming" or named or fresh or (usual and mode != "batch")):
        return 0.0
    stated = c.throughput.events_per_s or (c.throughput.rps_avg if mode == "streaming" else None)
    if stated is not None and _is_peak(c, stated):
        gaps.record("events_per_s", stated.value / factor, told="events_of_peak")
        return float(stated.value) / factor
    return gaps.number("events_per_s", stated, average)


def _is_peak(c: Constraints, events: Fact[float]) -> bool:
    """A rate that the brief calls its peak, where it tells no other: what is paid for is the usual one."""
    usual = c.throughput.rps_avg or c.throughput.peak_factor
    return events.source is Source.STATED and events.confidence <= CALLED_PEAK and usual is None


def _sent(c: Constraints, average: float, gaps: Gaps) -> float:
    """Each device sends once a minute, where nothing is said of how often."""
    sending = c.data.devices or c.data.entities
    if sending is None:
        return gaps.number("events_per_s", None, average)
    rate = sending.value / SENT_EVERY_S
    gaps.record("events_per_s", rate, told="events_of_devices")
    return rate


def _event_size(c: Constraints) -> Fact[float] | None:
    """A size of kilobytes is that of an event: events are counted, or each request is one."""
    return c.payload_kb if c.payload_kb is not None and c.payload_kb.value <= EVENT_KB else None


def _answer(c: Constraints, mode: str, shape: dict[str, Any], gaps: Gaps) -> float:
    """Tokens out; where a person waits and no length is stated, no more than are written in time."""
    usual, target = shape["tokens_out"], c.latency.p95_ms
    if not usual or c.throughput.tokens_out or mode != "online" or target is None:
        return _tokens("tokens_out", c, shape, gaps)
    fits = fitting(target.value, usual)
    gaps.record("tokens_out", fits, told="tokens_in_time" if fits < usual else "")
    return fits


def _tokens(name: str, c: Constraints, shape: dict[str, Any], gaps: Gaps) -> float:
    """As told; of documents that are read whole by their pages; else as is usual."""
    fact, pages = getattr(c.throughput, name), c.data.pages_per_doc
    whole = shape["tokens_in"] and not shape["chunks_per_doc"]
    if name == "tokens_in" and fact is None and pages is not None and whole:
        read = PROMPT_TOKENS + TOKENS_A_PAGE * pages.value
        gaps.record(name, read, told="tokens_of_pages")
        return float(read)
    return gaps.number(name, fact, shape[name]) if fact or shape[name] else 0.0
