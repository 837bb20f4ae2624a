"""The reason card: what an agent decided and why, small enough to read in a chat."""

from __future__ import annotations

from typing import Any

from agents.agent import Agent
from core.plan import AgentOutput

SUMMARY_WORDS = 120


def card(agent: Agent, output: AgentOutput, round_: int, before: AgentOutput | None) -> dict[str, Any]:
    """`superseded` says that an earlier round's decision was replaced by this one."""
    return {
        "agent": agent.id,
        "number": agent.number,
        "title": agent.title,
        "headline": output.headline,
        "summary": trim(output.summary),
        "why": [because.model_dump(mode="json") for because in output.rationale],
        "alternatives": [a.model_dump(mode="json") for a in output.alternatives],
        "flip_if": next((a.flip_if for a in output.alternatives if a.flip_if), ""),
        "confidence": output.confidence,
        "cost_effect_usd": _effect(output, before, "monthly_usd"),
        "latency_effect_ms": _effect(output, before, "p95_ms"),
        "round": round_,
        "superseded": before is not None,
    }


def trim(text: str, words: int = SUMMARY_WORDS) -> str:
    kept = text.split()
    return text if len(kept) <= words else " ".join(kept[:words]) + " …"


def _effect(output: AgentOutput, before: AgentOutput | None, number: str) -> float | None:
    """The decision's own figure in the first round, its change afterwards; None if it carries none."""
    now = _total(output, number)
    if now is None or before is None:
        return now
    earlier = _total(before, number)
    return None if earlier is None else round(now - earlier, 2)


def _total(output: AgentOutput, number: str) -> float | None:
    figures = getattr(output.decisions, "effect", None)
    value = figures.get(number) if isinstance(figures, dict) else None
    return None if value is None else round(float(value), 2)
