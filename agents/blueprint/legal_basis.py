"""On what data about persons may be processed, by use, class and the law of the place."""

from __future__ import annotations

from typing import Any

from agents.blueprint.setting import Setting
from agents.vocabulary import SENSITIVE
from core.yaml_text import beside

ROWS: list[dict[str, Any]] = beside(__file__)
NOBODY = "no personal data stated"


def legal_basis(case: Setting) -> str:
    if not case.classes & SENSITIVE:
        return NOBODY
    return str(next(row["basis"] for row in ROWS if _fits(row, case)))


def _fits(row: dict[str, Any], case: Setting) -> bool:
    used = case.use in row.get("uses", [case.use])
    held = "classes" not in row or bool(case.classes & set(row["classes"]))
    return used and held and ("areas" not in row or bool(case.areas & set(row["areas"])))
