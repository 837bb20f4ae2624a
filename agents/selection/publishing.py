"""A shape that only publishes results works in batches, whoever looks them up and however fast."""

from __future__ import annotations

from agents.selection import archetype
from agents.vocabulary import WAITING
from core.constraints import Constraints
from templates.catalog.load import Catalog
from templates.workload.model import Workload

ANSWERING = frozenset({"serve.online", "serve.edge", "serve.async", "serve.llm"})


def settled(work: Workload, constraints: Constraints, catalog: Catalog) -> Workload:
    """`work` with the mode that its shape has: a forecast that is read on request is still computed beforehand."""
    shape = catalog.archetypes[archetype.choose(constraints, work.rps_peak)[0]]
    publishes = "serve.batch" in shape.required and not ANSWERING & set(shape.required)
    return work.model_copy(update={"mode": "batch"}) if publishes and work.mode in WAITING else work
