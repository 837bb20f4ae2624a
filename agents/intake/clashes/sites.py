"""A model that results come from at the sites, where none may run."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import values
from agents.intake.ways import Way
from core.constraints import Constraints, Source
from templates.catalog.pattern import EDGE_INFERENCE

AT_SITE = ("edge", "embedded")


def clashes(c: Constraints) -> Iterator[Clash]:
    mode, banned = c.serving_mode, values(c.tooling.forbid)
    if EDGE_INFERENCE not in banned or mode is None or mode.source is not Source.STATED or mode.value not in AT_SITE:
        return
    others = [name for name in banned if name != EDGE_INFERENCE] or None
    text = "Results are to come from a model at the sites, and the brief has no model run there."
    ways = (
        Way("Run the model at the sites", {"tooling.forbid": others}),
        Way("Run it in the cloud or the data centre", {"serving_mode": "online"}),
    )
    yield Clash(("serving_mode", "tooling.forbid"), text, ways)
