"""A brief that asks to sort texts is planned as such: no columns, no trees, people below the threshold."""

from __future__ import annotations

import re
from typing import Any

import pytest

from agents.expertise.model import expertise
from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from core.constraints import Intake
from templates.workload.profiles import domain
from tests.agents.shapes import shaped

ROWS = re.compile(r"boosted|lightgbm|ROC-AUC|scorecard|amount to income|requested term|[0-9d] positives", re.I)


@pytest.fixture(scope="module", params=["online", "async", "batch"])
def decisions(request: pytest.FixtureRequest) -> dict[str, Any]:
    texts = {"problem_type": "nlp_clf", "domain": "text_classification"}
    constraints = shaped("online_tabular", "azure", project=texts, serving_mode=request.param)
    result = run_planning(Intake(brief="x", constraints=constraints), InMemoryLedger())
    assert result.plan is not None
    return dict(result.decisions)


def test_a_linear_model_on_words_comes_first_and_macro_f1_decides(decisions: dict[str, Any]) -> None:
    found = decisions["model_development"].decisions
    assert found.candidates[0].family == "linear model on words and parts of words"
    assert (found.primary_metric, found.explainability, found.gpu_training) == ("macro F1", "words", False)
    assert "temperature" in found.calibration


def test_the_input_is_the_text_itself(decisions: dict[str, Any]) -> None:
    found = decisions["feature_engineering"].decisions
    assert (found.strategy, found.point_in_time) == ("text", False)
    assert [f.name for f in found.features] == ["words_and_pairs", "parts_of_words", "language"]
    data = decisions["data_sourcing"].decisions
    assert data.minimum_data.what.startswith("labelled texts")
    assert data.characteristics.cols == 5


def test_drift_is_watched_on_what_a_text_has(decisions: dict[str, Any]) -> None:
    checks = decisions["monitoring_observability"].decisions.data_checks
    assert "length, unseen words, language, class, confidence" in {c.feature_set for c in checks}
    assert not {"top 20 features", "predictions"} & {c.feature_set for c in checks}


def test_people_take_what_the_model_does_not(decisions: dict[str, Any]) -> None:
    assert decisions["inference_pipeline"].decisions.response_schema.reasons == ["words of the text that spoke for it"]
    assert decisions["governance_ethics"].decisions.explainability.method == "words"


AGENTS = (
    "data_sourcing", "feature_engineering", "model_development", "training_pipelines", "inference_pipeline",
    "monitoring_observability",
)  # fmt: skip


@pytest.mark.parametrize("agent", AGENTS)
def test_no_card_speaks_of_columns_or_trees(decisions: dict[str, Any], agent: str) -> None:
    assert not ROWS.findall(decisions[agent].model_dump_json())


@pytest.mark.parametrize(
    ("project", "known"),
    [
        ({"problem_type": "nlp_clf", "domain": "insurance"}, "text"),
        ({"problem_type": "nlp_clf", "domain": "moderation"}, "moderation"),
        ({"problem_type": "binary_clf", "domain": "insurance"}, "insurance"),
        ({"problem_type": "nlp_clf"}, "text"),
    ],
)
def test_what_is_asked_for_counts_before_who_asks(project: dict[str, str], known: str) -> None:
    assert domain(shaped("online_tabular", "aws", project={"domain": "other", **project})) == known


def test_both_archetypes_know_the_same_of_texts() -> None:
    online, batch = expertise("online_tabular", ("text",)), expertise("batch_tabular", ("text",))
    assert (online.candidates, online.primary_metric, online.watched) == (
        batch.candidates,
        batch.primary_metric,
        batch.watched,
    )
