"""The parts of an agent's prompt: only what the agent declared to read, its own draft, and what went before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from agents.agent import Agent
from agents.providers.context import Part
from agents.view import View
from core.plan import AgentOutput

MACHINES = ("components", "excluded", "mermaid")
PROJECT = ("constraints", "workload", "catalog")


@dataclass(frozen=True)
class Past:
    """An earlier version of the project: what was asked of it and what became of it."""

    version: int
    status: str
    asked: str
    summary: str


def parts(agent: Agent, view: View, draft: AgentOutput, past: Sequence[Past]) -> list[Part]:
    """Ordered from what changes least to what changes most."""
    shown = view.shown()
    project = {read: data for read, data in shown.items() if read.split(".")[0] in PROJECT}
    rest = {read: data for read, data in shown.items() if read not in project}
    found = [Part("project", "fixed", project)]
    found.append(Part("history", "history", [asdict(one) for one in past]))
    found += [_read(view, read, data) for read, data in rest.items()]
    found += _older(view)
    found.append(Part("reasons_of_the_draft", "rationale", [r.model_dump(mode="json") for r in draft.rationale]))
    found.append(Part("draft", "fixed", _draft(draft)))
    return [part for part in found if part.data not in (None, [], {})]


def _read(view: View, read: str, data: Any) -> Part:
    source, _, name = read.partition(".")
    if source != "decisions":
        return Part(read, "fixed" if source in ("amendments", "estimate") else "decision", data, _brief(source, data))
    decided = None if "." in name else view.decided(name)
    short = None if decided is None else {"headline": decided.headline, "summary": decided.summary}
    return Part(read, "decision", data, short)


def _brief(source: str, data: Any) -> Any:
    """A plan in short: its components without what else was considered."""
    if source != "plan" or not isinstance(data, dict):
        return None
    names = ("id", "pattern_id", "region", "monthly_usd", "p95_ms")
    parts = [{name: part[name] for name in names} for part in data["components"]]
    return {"archetype": data["archetype"], "summary": data["summary"], "components": parts}


def _older(view: View) -> list[Part]:
    """What this agent decided in earlier rounds and why it had to think again."""
    rounds = [{"round": r.round, "headline": r.output.headline, "summary": r.output.summary} for r in view.superseded]
    return [Part("earlier_rounds", "older", rounds)]


def _draft(draft: AgentOutput) -> dict[str, Any]:
    """The decision and its scored options; parts of it that only machines read are left out."""
    said = draft.model_dump(mode="json", include={"decisions", "headline", "summary", "alternatives", "tradeoffs"})
    kept = {name: part for name, part in said["decisions"].items() if name not in MACHINES}
    if "choices" in kept:
        kept["choices"] = [_options(choice) for choice in kept["choices"]]
    return {**said, "decisions": kept}


def _options(choice: dict[str, Any]) -> dict[str, Any]:
    others = [{k: a[k] for k in ("option", "score", "monthly_usd", "p95_ms", "rejected_because", "flip_if")}
              for a in choice["alternatives"]]  # fmt: skip
    return {"role": choice["role"], "winner": choice["winner"], "score": choice["score"], "options": others}
