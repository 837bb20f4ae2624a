"""The plan as a Mermaid flowchart: one box per component, grouped by capability."""

from __future__ import annotations

from collections.abc import Sequence

from agents.blueprint.flows import CLIENTS, SOURCES
from core.plan import Component, Flow

TITLES = {
    "ingest": "Ingest", "transform": "Transform", "store": "Store", "feature": "Features",
    "train": "Train", "serve": "Serve", "observe": "Observe", "govern": "Govern",
}  # fmt: skip


def diagram(components: Sequence[Component], flows: Sequence[Flow]) -> str:
    lines = ["flowchart LR", f"  {_id(SOURCES)}([Sources])"]
    ends = {end for flow in flows for end in (flow.source, flow.target)}
    if CLIENTS in ends:
        lines.append(f"  {_id(CLIENTS)}([Clients])")
    for capability, title in TITLES.items():
        inside = [c for c in components if c.capability == capability]
        if inside:
            lines += [f"  subgraph {title}", *(f"    {_box(c)}" for c in inside), "  end"]
    lines += [f"  {_id(flow.source)} -->|{flow.protocol}| {_id(flow.target)}" for flow in flows]
    return "\n".join(lines) + "\n"


def _box(component: Component) -> str:
    name = component.pattern_id.split(".")[-1].replace("_", " ")
    return f'{_id(component.role)}["{component.role}<br/>{name}"]'


def _id(role: str) -> str:
    return role.replace(".", "_")
