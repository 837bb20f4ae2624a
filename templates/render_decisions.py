"""Decision records: one Markdown page per choice of the plan that had alternatives."""

from __future__ import annotations

from typing import Any

from core.plan import Alternative, Plan, RoleChoice
from templates.render_quoting import md


def pages(plan: Plan) -> list[dict[str, str]]:
    """`file`, `title` and `text` per page, numbered in the plan's order."""
    chosen = [choice for choice in plan.choices if choice.alternatives]
    return [_page(number, choice) for number, choice in enumerate(chosen, 1)]


def _page(number: int, choice: RoleChoice) -> dict[str, str]:
    title = f"{choice.role}: {choice.winner}"
    text = "\n".join(
        [
            f"# {number}. {md(title)}",
            "",
            f"Chosen with a score of {choice.score:.2f}.",
            "",
            "| alternative | why not | what would make it win |",
            "|---|---|---|",
            *(_row(other) for other in choice.alternatives),
            "",
            f"Changes if: {md(choice.flip_if)}",
            "",
        ]
    )
    return {"file": f"{number:04d}-{choice.role.replace('.', '-')}.md", "title": title, "text": text}


def _row(other: Alternative) -> str:
    return f"| {md(other.option)} | {md(other.rejected_because)} | {md(other.flip_if)} |"


def named(decisions: dict[str, Any]) -> dict[str, Any]:
    """What the plan calls by a product's name: the tool for versions of data and the libraries of the candidates."""
    data = decisions.get("versioning_governance", {}).get("decisions", {}).get("data", {})
    models = decisions.get("model_development", {}).get("decisions", {}).get("candidates", [])
    return {"data": data.get("tool"), "candidates": [f"{one['family']} ({one['library']})" for one in models]}
