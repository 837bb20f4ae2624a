"""Pictures stay pictures beside words of a business, and large or checked ones have experts of their own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.expertise.choice import variants
from agents.expertise.model import expertise
from agents.graph import run_planning
from agents.intake import extract, planner
from agents.intake.answers import apply
from agents.intake.inference import infer
from agents.intake.inference.inferred import guess
from agents.ledger import InMemoryLedger
from core.constraints import Intake
from tests.agents.shapes import shaped

BRIEFS = yaml.safe_load((Path(__file__).parent / "pictures.yaml").read_text())


@pytest.mark.parametrize("row", BRIEFS, ids=lambda row: str(row["id"]))
def test_pictures_are_read_as_pictures(row: dict[str, Any]) -> None:
    constraints = apply(extract(row["brief"]), {}, accept_defaults=True).constraints
    problem = constraints.project.problem_type
    shape = planner.choose(constraints).archetype
    names = variants(shape, constraints)
    known = expertise(shape, names)
    assert (problem and problem.value, list(names)) == (row["problem"], row["variants"])
    assert known.primary_metric in {metric.name for metric in known.metrics} & set(known.offline_metrics)


@pytest.mark.parametrize(
    ("modality", "kind"),
    [(["image"], "cv_detection"), (["image", "text"], "cv_detection"), (["image", "tabular"], None), (["text"], None)],
)
def test_where_pictures_are_all_there_is_something_is_found_on_them(modality: list[str], kind: str | None) -> None:
    found = infer({"data.modality": guess(modality, "the brief speaks of photos", 0.8)})
    problem = found.get("project.problem_type")
    assert (problem and problem.value) == kind


@pytest.mark.parametrize("shape", ["cv_edge", "medical_imaging"])
def test_no_table_is_checked_where_pictures_are_read(shape: str) -> None:
    result = run_planning(Intake(brief="x", constraints=shaped(shape, "aws")), InMemoryLedger())
    assert result.plan is not None
    said = str(result.decisions["data_sourcing"].decisions) + str(
        result.decisions["monitoring_observability"].decisions
    )
    assert not [word for word in ("lightgbm", "missing share per column", "top 20 features") if word in said]
