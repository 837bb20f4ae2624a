"""On what data about persons may be processed, by use, class and the law of the place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from agents.blueprint.setting import Setting
from agents.vocabulary import SENSITIVE

NOBODY = "no personal data stated"


def legal_basis(case: Setting) -> str:
    if not case.classes & SENSITIVE:
        return NOBODY
    return str(next(row["basis"] for row in _rows() if _fits(row, case)))


def _fits(row: dict[str, Any], case: Setting) -> bool:
    used = case.use in row.get("uses", [case.use])
    held = "classes" not in row or bool(case.classes & set(row["classes"]))
    return used and held and ("areas" not in row or bool(case.areas & set(row["areas"])))


@cache
def _rows() -> list[dict[str, Any]]:
    return list(yaml.safe_load(Path(__file__).with_name("legal_basis.yaml").read_text("utf-8")))
