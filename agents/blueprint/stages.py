"""The way from idea to running system: how many weeks a first version takes, and the stages they are divided into."""

from __future__ import annotations

from typing import Any, Literal, cast

from agents.expertise.model import Expertise
from agents.vocabulary import regulated
from core.constraints import Strict
from core.yaml_text import beside
from templates.workload.model import Workload

StageId = Literal["ideation", "prototyping", "pipelines", "deployment", "monitoring"]
TABLE: dict[str, dict[str, Any]] = beside(__file__)
REGULATED_WEEKS = (4, 8)


class Stage(Strict):
    id: StageId
    weeks: float
    exit_criteria: list[str]
    artefacts: list[str]
    roles: list[str]


def weeks(known: Expertise, work: Workload) -> tuple[int, int]:
    """From and to: what is usual for the archetype, and what regulation adds."""
    more = REGULATED_WEEKS if regulated(work.regimes) else (0, 0)
    return known.weeks[0] + more[0], known.weeks[1] + more[1]


def planned(span: tuple[int, int], split: str, baseline: str) -> list[Stage]:
    """Each with its share of the middle of the span; `baseline` is what prototyping has to beat."""
    return [
        Stage(
            id=cast(StageId, name),
            weeks=round(row["share"] * sum(span) / 2, 1),
            exit_criteria=[text.format(baseline=baseline, split=split) for text in row["exits"]],
            artefacts=row["artefacts"],
            roles=row["roles"],
        )
        for name, row in TABLE.items()
    ]
