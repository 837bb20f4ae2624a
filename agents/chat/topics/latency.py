"""“Where does the time go?”: each path hop by hop, against its target."""

from __future__ import annotations

from agents.chat.design import Design, Link, Reply, card, told
from agents.planning import inference_pipeline
from core.plan import LatencyPath


def answer(_: str, design: Design) -> Reply | None:
    found = design.plan.latency
    if not found:
        return _batch(design)
    lines = [line for path in found for line in _path(path)]
    parts = (Link("component", h.component_id, h.component_id) for p in found for h in p.hops if h.component_id)
    return told(lines, card("inference_pipeline"), card("system_architecture"), *parts)


def _path(path: LatencyPath) -> list[str]:
    room = "" if path.headroom_pct is None else f" ({path.headroom_pct:g} % headroom)"
    wanted = "no target was set" if path.target_p95_ms is None else f"{path.target_p95_ms:,g} ms wanted{room}"
    slowest = sorted(path.hops, key=lambda hop: -hop.p95_ms)
    return [
        f"**{path.name.capitalize()}**: {path.p95_ms:,.0f} ms at p95, {path.p50_ms:,.0f} ms at the median; {wanted}. "
        "Slowest first:",
        *(f"- {hop.name}: {hop.p95_ms:,.4g} ms at p95" for hop in slowest),
    ]


def _batch(design: Design) -> Reply:
    batch = design.decided("inference_pipeline", inference_pipeline.Decisions).batch
    lines = ["Nobody waits for a prediction here, so there is no request path to time."]
    if batch is not None:
        lines.append(f"Scores are ready by {batch.deadline}: {batch.partitioning}, published as: {batch.publish}.")
    return told(lines, card("inference_pipeline"))
