"""How a result is explained, to whom, and what a response shows of it."""

from __future__ import annotations

from typing import Any

from agents.expertise.model import Expertise, Explanation
from agents.view import View
from agents.vocabulary import WAITING, sees
from core.yaml_text import beside

Method = Explanation
METHODS: dict[str, dict[str, Any]] = beside(__file__)
CONCERNED = {
    "moderation": "the author of what is removed: the clause, the words or the region, and how to complain",
    "asr_calls": "whoever reads the transcript: the words and their time",
}


def method(view: View, known: Expertise, domain: str) -> Method:
    """The shape's own way; where none is usual and reasons are asked for, the words or the regions that decided."""
    wanted = view.value("explainability")
    if wanted == "adverse_action":
        return "monotonic"
    if wanted == "per_prediction" and known.explain == "none":
        return "regions" if sees(known.id, domain) or _pictures(view) else "words"
    return known.explain if wanted in (None, "global", "per_prediction") else "none"


def said(chosen: Method) -> str:
    """What explains a result, as the end of a sentence."""
    return str(METHODS[chosen]["said"])


def shown(chosen: Method) -> list[str]:
    """What a response holds beside the score."""
    return list(METHODS[chosen]["shown"])


def audience(view: View, known: Expertise, chosen: Method) -> str:
    """Who reads it."""
    if view.value("explainability") == "adverse_action":
        return "the applicant: at most 4 reasons"
    if chosen != "none" and known.id in CONCERNED:
        return CONCERNED[known.id]
    asked = "the person asking" if view.workload.mode in WAITING else "the person checking"
    return {"citations": asked, "none": "the team"}.get(chosen, "the person deciding")


def _pictures(view: View) -> bool:
    return [str(name) for name in view.value("data.modality", [])] == ["image"]
