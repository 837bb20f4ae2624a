"""What an agent is told: its own Markdown under `prompts/`, with the rules it cites, and the contract of a question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from agents.order import CRITICS, FINAL, PLANNING

PROMPTS = Path(__file__).parents[1] / "prompts"
CONTRACT = "## Output contract"
RULE = re.compile(r"^- \*\*([A-Z]{3}-C?\d+)\*\* (.+)$", re.M)


@cache
def contract(name: str) -> str:
    """`prompts/contracts/<name>.md`."""
    return (PROMPTS / "contracts" / f"{name}.md").read_text(encoding="utf-8")


def instructions(agent_id: str, number: int, kind: str) -> str:
    """The agent's own up to its output contract, then the contract of the kind of question."""
    return f"{own(agent_id, number).partition(CONTRACT)[0]}\n{contract(kind)}"


@cache
def rules(agent_id: str, number: int) -> Mapping[str, str]:
    """Rule id → the text a reason card quotes, as the instructions list them."""
    return dict(RULE.findall(own(agent_id, number)))


@cache
def own(agent_id: str, number: int) -> str:
    """All of the agent's Markdown, its examples too."""
    if agent_id in CRITICS + FINAL:
        path = PROMPTS / "critics" / f"{agent_id}.md"
    else:
        folder = "planning" if agent_id in PLANNING else "implementation"
        path = PROMPTS / folder / f"{number:02d}_{agent_id}.md"
    return path.read_text(encoding="utf-8")
