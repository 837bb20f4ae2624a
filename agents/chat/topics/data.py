"""“Where does the data come from?”: sources, their checks, how it is split, and what is still lacking."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.planning import data_engineering, data_sourcing, pipelines_blueprint
from agents.reporting.values import quantity
from agents.reporting.words import phrase


def answer(_: str, design: Design) -> Reply | None:
    data = design.decided("data_sourcing", data_sourcing.Decisions)
    kept = design.decided("data_engineering", data_engineering.Decisions)
    pipes = design.decided("pipelines_blueprint", pipelines_blueprint.Decisions)
    lines = [
        *(f"- {phrase(s.name)}: {s.volume}, by {s.access}, {s.freshness}; owner: {s.owner}." for s in data.sources),
        f"- Taken in: {' and '.join(m.replace('_', ' ') for m in pipes.ingestion.modes)}; "
        f"at most {quantity(pipes.ingestion.freshness_s, 's')} old; late: {pipes.ingestion.late_data_policy}.",
        *(f"- Contract on {g.contract}: {g.action}." for g in kept.quality_gates),
        f"- Split by {data.split}, with a gap of {quantity(data.split_gap_h, 'h')}." if data.split_gap_h
        else f"- Split by {data.split}.",
        *(f"- Leak to watch: {leak}." for leak in data.leakage_risks),
        *(f"- Lacking: {gap}." for gap in data.data_gaps),
    ]  # fmt: skip
    return told(["The data:", *lines], card("data_sourcing"), card("data_engineering"), card("pipelines_blueprint"))
