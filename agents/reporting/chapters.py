"""A chapter per planning agent: its decision under the specification's sub-headings, then why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.agent import Agent
from agents.reporting.markdown import field, tidy
from agents.reporting.sections import SECTIONS
from agents.reporting.values import quantity
from agents.reporting.words import label, phrase, prose
from core.plan import AgentOutput, Alternative


def chapter(agent: Agent, output: AgentOutput) -> list[str]:
    lines = [f"## {agent.number}. {agent.title}", "", f"**{prose(output.headline)}**", "", prose(output.summary), ""]
    for heading, names in SECTIONS[agent.id].items():
        lines += [f"### {heading}", "", *_sub(output.decisions, heading, names), ""]
    return [*lines, *_why(output)]


def _sub(decisions: Any, heading: str, names: list[str]) -> list[str]:
    said = {name: _stage(decisions, name) if "." in name else field(name, getattr(decisions, name)) for name in names}
    absent = [label(name).lower() for name, lines in said.items() if not lines]
    body = tidy([line for lines in said.values() for line in lines if line != f"**{heading}**"])
    if not body:
        return ["Not part of this design."]
    return [*body, *(["", f"Not part of this design: {', '.join(absent)}."] if absent else [])]


def _stage(decisions: Any, name: str) -> list[str]:
    """One stage of a list of stages (`stages.deployment`), without the id its heading says already."""
    listed, _, key = name.partition(".")
    stage = next(item for item in getattr(decisions, listed) if item.id == key)
    return [line for inner, value in stage.model_dump(mode="json").items() if inner != "id"
            for line in field(inner, value)]  # fmt: skip


def _why(output: AgentOutput) -> list[str]:
    lines = ["### Why", ""]
    for because in output.rationale:
        origin = "; ".join(filter(None, (", ".join(because.rule_ids), ", ".join(map(_constraint, because.because)))))
        lines.append(f"- {prose(because.claim)}" + (f" ({origin})" if origin else ""))
    blocks = {
        "Alternatives considered": [_alternative(a) for a in output.alternatives],
        "Risks": [
            f"- {prose(r.risk)} ({phrase(r.severity)}): {prose(r.mitigation)} – {r.owner}." for r in output.risks
        ],
        "Assumptions": [f"- {prose(a.text)} ({a.confidence} confidence)" for a in output.assumptions],
    }
    for title, block in blocks.items():
        lines += ["", f"**{title}**", "", *block] if block else []
    return [*lines, ""]


def _constraint(path: str) -> str:
    return label(path).lower().replace(", ", " ")


def _alternative(other: Alternative) -> str:
    figures = ", ".join(_figures(other))
    named = f"{phrase(other.option)} ({figures})" if figures else phrase(other.option)
    return prose(f"- {named}: {other.rejected_because}. Choose it if {other.flip_if}.")


def _figures(other: Alternative) -> Iterator[str]:
    if other.monthly_usd is not None:
        yield f"${other.monthly_usd:,.2f} a month"
    if other.p95_ms:
        yield f"{quantity(other.p95_ms, 'ms')} at p95"
