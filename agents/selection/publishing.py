"""A shape that only publishes results works in batches, whoever looks them up and however fast."""

from __future__ import annotations

from agents.blueprint.schedule import USUAL_LAGS_S, interval
from agents.selection import archetype
from agents.selection.streaming import COUNTING, freshness
from agents.vocabulary import WAITING, comes_with_request
from core.constraints import Constraints
from templates.catalog.load import Catalog
from templates.workload.model import Workload

ANSWERING = frozenset({"serve.online", "serve.edge", "serve.async", "serve.llm"})


def settled(work: Workload, constraints: Constraints, catalog: Catalog) -> Workload:
    """`work` with what its shape decides: a forecast that is read on request is still computed beforehand, what is
    counted by the minute is judged as it comes, and how often batches run."""
    name = archetype.choose(constraints, work.rps_peak)[0]
    required = set(catalog.archetypes[name].required)
    publishes = "serve.batch" in required and not ANSWERING & required and work.mode in WAITING
    fact, fresh = constraints.freshness_s, freshness(constraints, work.events_per_s, name)
    counts = work.stateful_stream or (fresh.stateful and work.events_per_s > 0 and work.features > 0)
    counting = name in COUNTING and work.mode not in WAITING
    mode = "batch" if publishes else "streaming" if counting else work.mode
    period = constraints.run_period.value if constraints.run_period and mode == "batch" else None
    asked = None if fact is None or comes_with_request(name, work.domain, mode) else fact.value
    every = interval(asked, USUAL_LAGS_S, streaming=fresh.streaming, period=period)
    return work.model_copy(update={"mode": mode, "batch_every_s": every, "stateful_stream": counts})
