"""What a reader is told of serving: why predictions are made when they are, and how far releases are built."""

from __future__ import annotations

from agents.blueprint import rollout
from agents.expertise.model import Expertise
from agents.reasons import Reasons
from agents.release import Strategy
from agents.vocabulary import WAITING, count, duration, rate, span, upper
from templates.own_way import WAYS
from templates.render_parts import host
from templates.workload.model import Workload

HOUR_S, KB_PER_MB = 3600.0, 1024
PROMPT_MS = 100.0  # a p95 below it asks for warm containers and features beside them


def timing(reasons: Reasons, work: Workload, known: Expertise, warm: int) -> None:
    """Why predictions are made when they are; `warm` replicas are always ready."""
    target, paths = work.p95_target_ms, ("serving_mode", "latency.p95_ms", "freshness_s")
    if work.mode == "batch":
        age = duration(max(work.freshness_s, HOUR_S))
        reasons.say(f"What is scored is known beforehand and a result {age} old will do, so nothing is served.",
                    "SRV-01", because=paths)  # fmt: skip
    elif work.mode == "async":
        reasons.say(_queued(work, known), "SRV-02", because=("payload_kb",))
    elif work.mode in WAITING and target is not None:
        ready = f"{count(warm, 'replica')} always ready" if warm else "none kept warm"
        rule = "SRV-04" if target < PROMPT_MS else "SRV-03"
        reasons.say(f"A p95 of {span(target)} and {rate(work.rps_peak)} at peak mean {ready}.", rule, because=paths)


def released(reasons: Reasons, start: rollout.FirstRelease, way: Strategy, work: Workload) -> None:
    """How the first model and the later ones meet their users."""
    paths = ("throughput.rps_avg", "regimes", "serving_mode")
    if start.way != "parallel_run":
        reasons.say(f"The first model {rollout.met(start, work)}, since nobody knows yet how it does.", "SRV-06",
                    because=paths)  # fmt: skip
    why, rule = rollout.because(way, work)
    reasons.say(f"{upper(why)}.", rule, because=paths)


def as_built(reasons: Reasons, pattern_id: str, way: Strategy, work: Workload) -> None:
    """A release in steps, or taken back by figures, is a promise only where the host does it."""
    built = host([pattern_id])
    if work.mode in WAITING and way in WAYS and not built.get("steps"):
        told = "As delivered, no release runs in shadow or in steps, and none is taken back by figures"
        by_hand = "Alarms tell, a person takes it back as the runbook says"
        later = "steps are built before the first risky release"
        reasons.risk(f"{told}: {built['release']}", f"{by_hand}; {later}", "platform engineer")


def _queued(work: Workload, known: Expertise) -> str:
    if not work.model_p95_ms:
        return f"Each {known.entity} is worked on as it arrives, and nobody holds a connection open until it is done."
    size = f"{work.payload_kb / KB_PER_MB:,.0f} MB and {work.model_p95_ms / 1000:,.0f} s of work a {known.entity}"
    return f"{size} are too much to wait for, so requests are queued."
