"""Pictures that no camera judges on the spot are planned as a list or a service: no device, no table of rows."""

from __future__ import annotations

import re
from typing import Any

import pytest

from agents.expertise.model import expertise
from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from agents.selection import archetype
from core.constraints import Intake
from core.plan import Plan
from templates.sizing import workload
from tests.agents.shapes import CLOUDS, shaped

INSPECTION = {"problem_type": "cv_detection", "domain": "visual_inspection"}
PHOTOS = {"problem_type": "cv_detection", "domain": "other"}
AREAS = {"problem_type": "cv_segmentation", "domain": "image_segmentation"}
ROWS = re.compile(r"boosted|lightgbm|ROC-AUC|scorecard|top 20 features|days since|missing inputs keep", re.I)
DAY = {"throughput": {"predictions_per_day": 8000.0}}


@pytest.mark.parametrize(
    ("facts", "shape"),
    [
        ({"project": INSPECTION}, "cv_edge"),
        ({"project": {**INSPECTION, "stage": "poc"}}, "batch_tabular"),
        ({"project": PHOTOS}, "batch_tabular"),
        ({"project": PHOTOS, "serving_mode": "edge"}, "cv_edge"),
        ({"project": PHOTOS, "serving_mode": "streaming"}, "cv_edge"),
        ({"project": INSPECTION, "serving_mode": "batch"}, "batch_tabular"),
        ({"project": INSPECTION, "batch_deadline": "06:00"}, "batch_tabular"),
        ({"project": INSPECTION, "serving_mode": "online"}, "online_tabular"),
        ({"project": INSPECTION, "serving_mode": "async"}, "online_tabular"),
        ({"project": INSPECTION, "latency": {"p95_ms": 2000.0}}, "online_tabular"),
        ({"project": INSPECTION, "latency": {"p95_ms": 600_000.0}}, "online_tabular"),
        ({"project": PHOTOS, "serving_mode": "online", "latency": {"p95_ms": 200.0}}, "cv_edge"),
        ({"project": {**PHOTOS, "domain": "radiology"}, "serving_mode": "batch"}, "medical_imaging"),
        ({"project": {**PHOTOS, "domain": "moderation"}, "serving_mode": "online"}, "moderation"),
    ],
)
def test_how_results_come_decides_where_pictures_are_read(facts: dict[str, Any], shape: str) -> None:
    constraints = shaped("cv_edge", "aws", **facts)
    if "serving_mode" not in facts:
        constraints = constraints.model_copy(update={"serving_mode": None})
    assert archetype.choose(constraints, workload(constraints).rps_peak)[0] == shape


@pytest.fixture(scope="module", params=CLOUDS)
def cloud(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def planned(cloud: str, **facts: Any) -> tuple[Plan, dict[str, Any]]:
    result = run_planning(Intake(brief="x", constraints=shaped("cv_edge", cloud, **facts)), InMemoryLedger())
    assert result.plan is not None, [c.explanation for c in result.conflicts]
    return result.plan, dict(result.decisions)


def test_a_service_reads_what_is_sent_to_it(cloud: str) -> None:
    plan, decisions = planned(cloud, project=PHOTOS, serving_mode="online", latency={"p95_ms": 2000.0}, **DAY)
    roles = {c.role for c in plan.components}
    assert "serve.online" in roles
    assert not {"serve.edge", "serve.async", "transform.batch", "feature.offline", "ingest.stream"} & roles
    assert decisions["deployment_serving"].decisions.compute == "cpu"
    assert not [name for name, found in decisions.items() if ROWS.findall(found.model_dump_json())]


def test_a_list_is_read_over_night(cloud: str) -> None:
    plan, decisions = planned(cloud, project=AREAS, serving_mode="batch", batch_deadline="06:00", **DAY)
    chosen = {c.role: c.pattern_id for c in plan.components}
    assert chosen["serve.batch"] == "any.serve.batch_table"
    assert not {"serve.edge", "serve.online", "transform.batch", "feature.offline"} & set(chosen)
    assert "bigquery" not in chosen["store.lake"]
    assert decisions["model_development"].decisions.primary_metric == "mean IoU"


@pytest.mark.parametrize("mode", ["batch", "online"])
def test_much_to_read_asks_for_a_gpu(cloud: str, mode: str) -> None:
    many = {"throughput": {"predictions_per_day": 3_000_000.0}}
    plan, decisions = planned(cloud, project=PHOTOS, serving_mode=mode, **many)
    serving = next(c for c in plan.components if c.role == f"serve.{mode}")
    assert decisions["deployment_serving"].decisions.compute == "gpu"
    assert serving.pattern_id != "any.serve.batch_table"
    assert serving.params["gpu"] is True


def test_agents_speak_of_pictures() -> None:
    _, decisions = planned("aws", project=PHOTOS, serving_mode="batch", **DAY)
    assert decisions["feature_engineering"].decisions.strategy == "images"
    assert decisions["data_sourcing"].decisions.minimum_data.what == "labelled instances per class"
    assert decisions["model_development"].decisions.candidates[0].family.startswith("fine-tuned")
    assert "augmentation" in decisions["model_development"].decisions.imbalance_handling
    kinds = {test.type for test in decisions["testing_strategy"].decisions.model_tests}
    assert "invariance" in kinds
    assert "directional" not in kinds


@pytest.mark.parametrize("variants", [("picture",), ("picture", "outline")])
def test_both_shapes_know_the_same_of_pictures(variants: tuple[str, ...]) -> None:
    one, other = (
        expertise(shape, variants).model_dump(exclude={"id"}) for shape in ("online_tabular", "batch_tabular")
    )
    assert one == other


def test_the_hours_of_a_run_are_those_of_what_came_since_the_last() -> None:
    facts = {"project": AREAS, "serving_mode": "batch", "throughput": {"predictions_per_day": 36_000.0}}
    work = workload(shaped("cv_edge", "aws", **facts))
    hours = [
        float(str(work.model_copy(update={"batch_every_s": s}).names()["score_hours"])) for s in (3600.0, 86_400.0)
    ]
    assert work.gpu_serve is False
    assert hours[1] == pytest.approx(24 * hours[0], rel=0.01)
    assert 1.9 < hours[1] < 2.1
