"""The papers a system owes: its model card and data sheet, and what risk and the law ask for beside them."""

from __future__ import annotations

from typing import Literal

from agents.blueprint.setting import Setting
from agents.vocabulary import PERSONAL, STRICT_CLASSES

Paper = Literal["model_card", "datasheet", "dpia", "tech_file"]
TITLES: dict[Paper, str] = {
    "model_card": "model card", "datasheet": "data sheet", "dpia": "impact assessment", "tech_file": "technical file",
}  # fmt: skip
GUARDED = STRICT_CLASSES | {"children", "biometric"}
# Laws that ask for an assessment before people are profiled or judged by a machine.
ASSESSING = frozenset({
    "gdpr", "uk_gdpr", "fadp", "lgpd", "quebec_law25", "pipl", "ndpa", "kenya_dpa", "uu_pdp", "vn_pdpd", "cl_dpa",
})  # fmt: skip


def due(case: Setting) -> list[Paper]:
    """In the order they are written."""
    papers: list[Paper] = ["model_card", "datasheet"]
    if assessed(case):
        papers.append("dpia")
    return [*papers, "tech_file"] if case.risk == "high" else papers


def assessed(case: Setting) -> bool:
    """Whether the impact on the people is assessed: guarded data, or a law that asks it where people are profiled."""
    lawful = bool(case.regimes & ASSESSING) or bool(case.areas & {"eu", "uk"})
    return bool(case.classes & GUARDED) or (bool(case.classes & PERSONAL) and lawful)
