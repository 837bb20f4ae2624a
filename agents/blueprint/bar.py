"""What a model has to beat: what decides today, in the brief's words, and what an experienced team would try first."""

from __future__ import annotations

from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import lower


def bar(view: View, known: Expertise) -> str:
    """The expertise's baseline; where the brief tells what runs today, that first, quoted."""
    today = view.value("project.today")
    if today is None:
        return known.baseline_text
    return f"What runs today (“{today}”) on the same cases; beside it {lower(known.baseline_text)}"


def rival(view: View, known: Expertise) -> str:
    """The bar in the middle of a sentence: what runs today alone, where the brief tells it."""
    today = view.value("project.today")
    return lower(known.baseline_text) if today is None else f"what runs today (“{today}”)"
