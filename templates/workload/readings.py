"""Readings of devices: whether they are judged as a list now and then, and whether the devices send them themselves."""

from __future__ import annotations

from core.constraints import Constraints, Source

DAY_S = 86_400.0
LISTED_FROM_S = 3600.0  # judged this seldom, readings are a list, whatever way they come
BROKER_EVENTS_S = 50.0  # below this, what files also bring needs no broker
SENDING = frozenset({"iot", "stream"})
FORETOLD = "_failures"  # how subjects end that tell of failures some days ahead


def watched(constraints: Constraints) -> bool:
    """What is out of the ordinary is looked for."""
    problem = constraints.project.problem_type
    return problem is not None and problem.value == "anomaly"


def of_devices(constraints: Constraints) -> bool:
    """Readings of devices, judged as a list."""
    return watched(constraints) and devices(constraints) and listed(constraints)


def listed(constraints: Constraints) -> bool:
    """What is judged is wanted as a list: on a schedule, by a time of day, no fresher than a day, or days ahead.

    Where a time to an answer is told, somebody is warned while things happen, whatever comes as a list beside it; where
    a day is told to be soon enough, that readings stream in does not make a stream of what is judged.
    """
    age, mode = constraints.freshness_s, constraints.serving_mode
    if _answered(constraints):
        return False
    if mode is not None and not (mode.source is Source.INFERRED and _a_day_will_do(constraints)):
        return mode.value == "batch" and (age is None or age.value >= LISTED_FROM_S)
    if age is None and foretold(constraints):
        return True
    return constraints.batch_deadline is not None or (age is not None and age.value >= DAY_S)


def _a_day_will_do(constraints: Constraints) -> bool:
    age = constraints.freshness_s
    return age is not None and age.source is Source.STATED and age.value >= DAY_S


def foretold(constraints: Constraints) -> bool:
    """Failures are asked for days before they happen."""
    subject = constraints.project.subject
    return subject is not None and subject.value.endswith(FORETOLD)


def devices(constraints: Constraints) -> bool:
    """Things report about themselves."""
    domain = constraints.project.domain
    return (domain is not None and domain.value == "iot_anomaly") or "iot" in _sources(constraints)


def arriving(constraints: Constraints) -> bool:
    """The brief says that events come one by one."""
    return constraints.throughput.events_per_s is not None or bool(SENDING & _sources(constraints))


def sent(constraints: Constraints) -> bool:
    """Devices send by themselves, so that a broker has to take it; what others land as files or tables needs none."""
    sources, rate = _sources(constraints), constraints.throughput.events_per_s
    many = rate is not None and rate.value >= BROKER_EVENTS_S
    if sources - SENDING:
        return many and bool(SENDING & sources)
    return many or bool(sources)


def _answered(constraints: Constraints) -> bool:
    """Somebody waits for an answer."""
    latency = constraints.latency
    return any(fact is not None for fact in (latency.p50_ms, latency.p95_ms, latency.p99_ms))


def _sources(constraints: Constraints) -> frozenset[str]:
    sources = constraints.data.sources
    return frozenset() if sources is None else frozenset(str(name) for name in sources.value)
