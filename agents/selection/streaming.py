"""Is a streaming pipeline needed? Freshness decides, not the word "real-time"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from agents.blueprint.schedule import STREAM_S
from agents.vocabulary import duration
from core.cadence import PERIODS_S
from core.constraints import Constraints, Source
from core.figures import figure
from templates.workload.pictures import PICTURES
from templates.workload.readings import BROKER_EVENTS_S, DAY_S, arriving

STATEFUL_S = 10.0
MICRO_BATCH_S = 3600.0
COUNTING = frozenset({"streaming_fraud", "ad_ctr"})  # shapes that decide by counts over the last minutes
EVENTFUL = COUNTING | {"iot_anomaly", "recommender"}  # shapes that live from events
# Shapes with a place for a stream: the others take in files, documents and recordings whole.
STREAMABLE = EVENTFUL | {"batch_tabular", "online_tabular", "cv_edge", "moderation"}
ON_REQUEST, AT_THE_CAMERA, RECOMMENDER = "online_tabular", "cv_edge", "recommender"
# Rankings whose request brings what is new: logs are shipped in batches.
SHIPPED = {
    "ranking": "a query brings what is new with it, so the search log is shipped in batches",
    "bandit": "a reward is complete only when its window has passed, so decisions and rewards are joined in batches",
}
AT_REST = frozenset({"files", "warehouse"})
QUEUE_FRESH_S = 30.0


@dataclass(frozen=True)
class Freshness:
    """`mode` is batch, micro_batch or streaming; `stateful` asks for a stream processor with windows."""

    mode: str
    stateful: bool
    reason: str
    rule: str

    @property
    def streaming(self) -> bool:
        return self.mode == "streaming"


def freshness(constraints: Constraints, events_per_s: float, archetype: str) -> Freshness:
    fact = constraints.freshness_s
    unsaid = fact is None or fact.source is Source.DEFAULT
    problem = constraints.project.problem_type
    whole = problem is not None and problem.value in PICTURES
    if unsaid and archetype == ON_REQUEST and not whole and _reporting(constraints):
        reason = "things report on a stream, and what they reported last counts for what is asked"
        return Freshness("streaming", False, reason, "PIP-09")
    if fact is None or (unsaid and archetype in EVENTFUL):
        if archetype == RECOMMENDER and _in_files(constraints):
            return Freshness("batch", False, "what people did comes in files, which are worked through whole", "PIP-01")
        return _unstated(archetype, events_per_s, problem.value if problem else "")
    if archetype == RECOMMENDER and fact.value < MICRO_BATCH_S:
        reason = (
            f"what is new and what people did counts after {duration(fact.value)}, so events are worked up on arrival"
        )
        return Freshness("streaming", False, reason, "PIP-04")
    by_age = _counted(_aged(fact.value, events_per_s), archetype)
    if by_age.streaming and ((whole and archetype != AT_THE_CAMERA) or archetype not in STREAMABLE):
        small = f"data may be only {duration(fact.value)} old, which small batches meet: whole files arrive, no events"
        return Freshness("micro_batch", False, small, "PIP-03")
    slow = fact.value >= STREAM_S and not arriving(constraints)
    if by_age.streaming or archetype not in EVENTFUL or slow:
        return by_age
    reason = f"events arrive as a stream, although data may be {duration(fact.value)} old"
    return _counted(Freshness("streaming", False, reason, "PIP-09"), archetype)


def _counted(found: Freshness, archetype: str) -> Freshness:
    """Counts over minutes and hours are a state, whatever age the newest of them may have."""
    return replace(found, stateful=True) if found.streaming and archetype in COUNTING else found


def _in_files(constraints: Constraints) -> bool:
    """The brief says that data comes as files or stands in tables, and speaks of no stream."""
    sources = constraints.data.sources
    if sources is None or sources.source is not Source.STATED:
        return False
    return set(sources.value) <= AT_REST and not arriving(constraints)


def _reporting(constraints: Constraints) -> bool:
    """Things are told to report through a broker or in a rate of events, beside the requests they are asked about."""
    data, load = constraints.data, constraints.throughput
    told = load.events_per_s is not None and load.events_per_s.source is not Source.DEFAULT
    return (
        told and data.entities is not None and (load.rps_avg or load.rps_peak or constraints.latency.p95_ms) is not None
    )


def _aged(age: float, events_per_s: float) -> Freshness:
    if age >= DAY_S:
        name = next((period for period, every in PERIODS_S.items() if every == age), "daily")
        return Freshness("batch", False, f"data may be {duration(age)} old, so a {name} batch is enough", "PIP-01")
    if age >= MICRO_BATCH_S:
        return Freshness("batch", False, f"data may be {duration(age)} old, so batches through the day do", "PIP-02")
    if age >= STREAM_S:
        return Freshness("micro_batch", False, f"data may be {duration(age)} old, which micro-batches meet", "PIP-03")
    if events_per_s < BROKER_EVENTS_S and age >= QUEUE_FRESH_S:
        few = f"at {figure(events_per_s)} events a second and {duration(age)} of age, a queue and a function are enough"
        files = f"files arrive and no events, so a function that each one starts keeps data {duration(age)} old"
        return Freshness("micro_batch", False, few if events_per_s else files, "PIP-08")
    stateful = age < STATEFUL_S
    rule = "PIP-05" if stateful else "PIP-04"
    return Freshness("streaming", stateful, f"data may be only {duration(age)} old, which needs a stream", rule)


def _unstated(archetype: str, events_per_s: float, problem: str) -> Freshness:
    """Some shapes live from events as they happen, whatever age a brief would allow."""
    if archetype in COUNTING:
        reason = "velocity features over the last minutes decide, so events are counted as they arrive"
        return Freshness("streaming", True, reason, "PIP-07")
    if archetype == "iot_anomaly":
        reason = f"{figure(events_per_s)} sensor readings a second arrive as a stream"
        return Freshness("streaming", False, reason, "PIP-04")
    if archetype == RECOMMENDER and problem in SHIPPED:
        return Freshness("batch", False, SHIPPED[problem], "PIP-06")
    if archetype == RECOMMENDER:
        landed = "clicks arrive as a stream that lands them for the night; what counts within a session comes with it"
        return Freshness("streaming", False, landed, "PIP-09")
    return Freshness("batch", False, "no freshness is asked for, so no stream is built", "PIP-06")
