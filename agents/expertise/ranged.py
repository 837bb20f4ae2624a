"""What a range makes of the expertise about an amount: words and measures that only stand where one is asked for.

A range stands among the variants as `range:PCT`, PCT the share of outcomes it has to hold, in percent.
"""

from __future__ import annotations

from typing import Any

from agents.expertise.placeholders import filled
from core.constraints import Constraints

PREFIX = "range:"
KEY = "ranged"  # of a file's fields: what is put behind its own texts and lists


def variant(constraints: Constraints) -> tuple[str, ...]:
    """The name of the range among the variants; none where no range is asked for of an amount."""
    asked, problem = constraints.project.range_pct, constraints.project.problem_type
    if asked is None or problem is None or problem.value not in ("regression", "forecasting"):
        return ()
    return (f"{PREFIX}{asked.value:g}",)


def laid(facts: dict[str, Any], variants: tuple[str, ...]) -> dict[str, Any]:
    """The facts of one file without its range, or with it behind what they say already."""
    own = facts.pop(KEY, {})
    pct = next((float(name.removeprefix(PREFIX)) for name in variants if name.startswith(PREFIX)), None)
    if pct is None:
        return facts
    words = {"pct": f"{pct:g}", "least": f"{pct - 5:g}", "most": f"{min(99.0, pct + 5):g}"}
    return {**facts, **{key: _behind(facts.get(key), filled(value, words)) for key, value in own.items()}}


def _behind(value: Any, more: Any) -> Any:
    return more if value is None else value + more
