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
    return str(next(row["basis"] for row in ROWS if case.fits(row)))
