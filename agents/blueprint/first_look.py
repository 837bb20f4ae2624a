"""The first look at data: the checks they pass, each with a tool and a threshold, before anything learns from them."""

from __future__ import annotations

from typing import Any

from agents.expertise.model import Expertise
from agents.vocabulary import sees
from core.constraints import Strict
from core.yaml_text import beside

TABLE: dict[str, Any] = beside(__file__)


class EdaCheck(Strict):
    check: str
    tool: str
    threshold: str


def checks(known: Expertise, domain: str) -> list[EdaCheck]:
    """The archetype's own where its expertise names any, else those of what it reads."""
    if known.first_look:
        return [EdaCheck(check=one.check, tool=one.tool, threshold=one.threshold) for one in known.first_look]
    return [EdaCheck(**TABLE["checks"][name]) for name in TABLE["kinds"][_kind(known, domain)]]


def _kind(known: Expertise, domain: str) -> str:
    if sees(known.id, domain):
        return "pictures"
    if domain == "text":
        return "texts"
    return "amounts" if known.answer == "amount" else "rows"
