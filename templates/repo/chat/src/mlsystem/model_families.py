"""What families of models want to be asked with, beside the messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Family:
    """`limit`: the name of the parameter that ends an answer; `fixed`: what is sent with every question."""

    limit: str = "max_tokens"
    fixed: dict[str, Any] = field(default_factory=lambda: {"temperature": 0})


def _reasoning(effort: str) -> Family:
    """Reasoning models refuse `max_tokens` and any temperature but their own; what they think counts as
    answer, so they think as little as they can."""
    return Family("max_completion_tokens", {"reasoning_effort": effort})


USUAL = Family()
# Beginning of a model's name → its family; the longest that fits holds.
FAMILIES = {
    "gpt-5": _reasoning("minimal"),
    "gpt-5.": _reasoning("none"),
    "gpt-5-chat": Family("max_completion_tokens", {}),
    "o1": _reasoning("low"),
    "o3": _reasoning("low"),
    "o4": _reasoning("low"),
}


def family(name: str) -> Family:
    """The family of a model, by the name its publisher gave it."""
    fitting = [start for start in FAMILIES if name.startswith(start)]
    return FAMILIES[max(fitting, key=len)] if fitting else USUAL


def parameters(name: str, max_tokens: int) -> dict[str, Any]:
    """The part of a request's body that ends an answer and keeps it from wandering."""
    found = family(name)
    return {found.limit: max_tokens, **found.fixed}
