"""Every archetype with a repository, on every cloud: the plan a user's brief leads to, and the files it renders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.graph import run_planning
from agents.intake import extract
from agents.intake.answers import apply
from agents.ledger import InMemoryLedger
from core.canonical import plain
from core.constraints import Intake
from core.costs import CostEstimate
from core.plan import Plan
from templates.render import render
from templates.render_parts import repositories
from tests.matrix.stacks import CLOUDS, everything

EVERY_PATTERN = "every_pattern"
BRIEFS: dict[str, str] = yaml.safe_load(Path(__file__).with_name("briefs.yaml").read_text())
PLACES = {
    "aws": "on AWS in Frankfurt",
    "gcp": "on Google Cloud in Frankfurt",
    "azure": "on Azure in Frankfurt",
    "k8s": "on-premises in our own data centre on Kubernetes",
    "multi": "multi-cloud, portable, with Kubernetes that our 4 platform engineers run",
}
HOSTED_BY = {"multi": "aws"}


class WrongPlan(Exception):
    """The brief led to no plan, or to one of another archetype or cloud than the combination's."""


@dataclass(frozen=True, order=True)
class Combination:
    """`archetype` is an archetype, or one and the problem type that makes another repository of it, with a dot."""

    archetype: str
    cloud: str

    def __str__(self) -> str:
        return f"{self.archetype}/{self.cloud}"


def combinations() -> list[Combination]:
    """Every archetype with a repository on every cloud, and every pattern of a cloud at once."""
    planned = [Combination(name, place) for name in sorted(kinds()) for place in PLACES]
    return planned + [Combination(EVERY_PATTERN, cloud) for cloud in CLOUDS]


def in_turn(chosen: list[Combination]) -> list[Any]:
    """As parameters: of each repository two clouds in the short form, in turn, and the others in the long one."""
    places = sorted({one.cloud for one in chosen})
    names = sorted({one.archetype for one in chosen})
    short = {(name, places[(at + step) % len(places)]) for at, name in enumerate(names) for step in (0, 2)}
    marks = {True: (), False: (pytest.mark.slow,)}
    return [pytest.param(one, marks=marks[(one.archetype, one.cloud) in short], id=str(one)) for one in chosen]


def kinds() -> list[str]:
    """Every repository there is: the archetypes, what a problem type makes of one, and what a brief alone asks for."""
    variants = (f"{name}.{kind}" for name, entry in repositories().items() for kind in entry.get("problem_types", {}))
    known = [*repositories(), *variants]
    return [*known, *(name for name in BRIEFS if name not in known)]


def files(combination: Combination) -> dict[str, bytes]:
    """What the combination renders; of every pattern at once the infrastructure only. Raises WrongPlan."""
    if combination.archetype == EVERY_PATTERN:
        return {path: b for path, b in everything(combination.cloud).items() if path.startswith("infra/")}
    return rendered(combination)


def rendered(combination: Combination) -> dict[str, bytes]:
    """Brief → intake with defaults → plan → files, as the product does it. Raises WrongPlan."""
    return planned(combination)[2]


def planned(combination: Combination) -> tuple[Plan, CostEstimate, dict[str, bytes]]:
    """The plan, what it costs and the files it renders. Raises WrongPlan."""
    intake = read(combination)
    found = run_planning(intake, InMemoryLedger())
    if found.plan is None or found.estimate is None or found.policy_report is None:
        raise WrongPlan(f"{combination}: {'; '.join(c.explanation for c in found.conflicts)}")
    if (found.plan.archetype, found.plan.cloud) != (
        combination.archetype.split(".")[0],
        HOSTED_BY.get(combination.cloud, combination.cloud),
    ):
        raise WrongPlan(f"{combination}: planned as {found.plan.archetype}/{found.plan.cloud}")
    decisions = {name: plain(output) for name, output in found.decisions.items()}
    files = render(found.plan, intake, decisions, found.estimate, found.policy_report)
    return found.plan, found.estimate, files


def read(combination: Combination) -> Intake:
    brief = BRIEFS[combination.archetype].format(place=PLACES[combination.cloud])
    return apply(extract(brief), {}, accept_defaults=True)
