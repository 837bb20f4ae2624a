"""The papers a system owes: its model card and data sheet, and what risk and the law ask for beside them."""

from __future__ import annotations

from typing import Literal

from agents.vocabulary import EU, PERSONAL
from templates.workload.model import Workload

Paper = Literal["model_card", "datasheet", "dpia", "tech_file"]
TITLES: dict[Paper, str] = {
    "model_card": "model card", "datasheet": "data sheet", "dpia": "impact assessment", "tech_file": "technical file",
}  # fmt: skip
GUARDED = frozenset({"children", "biometric"})


def due(risk: str, work: Workload) -> list[Paper]:
    """In the order they are written; `risk` is the tier of the use."""
    papers: list[Paper] = ["model_card", "datasheet"]
    personal = work.data_classes & PERSONAL and ("gdpr" in work.regimes or work.residency in EU)
    if work.data_classes & GUARDED or personal:
        papers.append("dpia")
    return [*papers, "tech_file"] if risk == "high" else papers
