"""An agent's instructions: its own Markdown up to the output contract, then the contract of the kind of question."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from agents.agent import Agent
from agents.order import CRITICS, FINAL, PLANNING

PROMPTS = Path(__file__).parents[2] / "prompts"
CONTRACT = "## Output contract"


@cache
def contract(name: str) -> str:
    """`prompts/contracts/<name>.md`."""
    return (PROMPTS / "contracts" / f"{name}.md").read_text(encoding="utf-8")


def instructions(agent: Agent, kind: str) -> str:
    return f"{_own(agent.id, agent.number)}\n{contract(kind)}"


@cache
def _own(agent_id: str, number: int) -> str:
    if agent_id in CRITICS + FINAL:
        path = PROMPTS / "critics" / f"{agent_id}.md"
    else:
        folder = "planning" if agent_id in PLANNING else "implementation"
        path = PROMPTS / folder / f"{number:02d}_{agent_id}.md"
    return path.read_text(encoding="utf-8").partition(CONTRACT)[0]
