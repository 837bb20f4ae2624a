"""What the law asks of a use: the regimes that hold with their duties, and those that may."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from agents.blueprint.setting import Setting
from agents.regimes import obligation
from agents.vocabulary import GENERATIVE
from core.constraints import Strict

NAMED, IMPLIED = "named in the brief", "follows from the people, the data and the use"
COUNSEL = "to be confirmed with counsel"


class Regime(Strict):
    """`holds`: why it does, or in what case, which is to be confirmed with counsel."""

    id: str
    articles: str
    obligations: list[str]
    evidence: str
    holds: str


def duties(case: Setting) -> list[Regime]:
    """The laws that hold, then those that hold in a case the brief leaves open."""
    certain = sorted(case.regimes | (_act(case)))
    open_ = {row["regime"]: row["if"] for row in _possible() if _may_hold(row, case)}
    return [
        *(_regime(name, NAMED if name in case.named else IMPLIED, case) for name in certain),
        *(_regime(name, f"{told}: {COUNSEL}", case) for name, told in sorted(open_.items()) if name not in certain),
    ]


def _act(case: Setting) -> set[str]:
    """The AI Act where a use in the EU has duties under it."""
    bound = case.risk == "high" or case.shape in GENERATIVE
    return {"eu_ai_act"} if "eu" in case.areas and bound else set()


def _may_hold(row: dict[str, Any], case: Setting) -> bool:
    here = bool(case.areas & set(row.get("areas", ())) or case.countries & set(row.get("of", ())))
    return here and case.concerned(row)


def _regime(name: str, holds: str, case: Setting) -> Regime:
    found = obligation(name, (case.use, case.shape, case.risk, *sorted(case.areas)))
    if found is None:
        return Regime(
            id=name, articles="to be read with counsel", obligations=["not catalogued: ask counsel"], evidence="none",
            holds=holds,
        )  # fmt: skip
    return Regime(
        id=name, articles=found.articles, obligations=list(found.duties), evidence=found.evidence, holds=holds
    )


@cache
def _possible() -> list[dict[str, Any]]:
    return list(yaml.safe_load(Path(__file__).with_name("possible_regimes.yaml").read_text("utf-8")))
