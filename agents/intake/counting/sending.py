"""Words of sending: what things do that report."""

from __future__ import annotations

from functools import cache

from agents.intake.inflection import verb_forms
from agents.intake.words import alternation

_VERBS = (
    "send", "report", "emit", "transmit", "deliver", "measure", "publish", "post", "push", "produce", "record", "log",
    "take", "make", "give", "yield", "provide", "speak", "sample", "ping", "stream", "upload", "update", "refresh",
    "poll", "write", "generate",
)  # fmt: skip


@cache
def sends() -> str:
    """Every form of the verbs, as a pattern."""
    return f"(?:{alternation(form for verb in _VERBS for form in verb_forms(verb))})"
