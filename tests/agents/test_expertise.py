"""Every archetype of the catalogue is known to the agents, and planned on every cloud without an error."""

from __future__ import annotations

import pytest

from agents.drift import psi_threshold
from agents.expertise.model import expertise
from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from agents.planning.data_engineering import cadence_s, partitions
from agents.planning.testing_strategy import ab_samples
from core.constraints import Constraints, Intake
from templates.catalog.load import catalog

CASES = {
    "batch_tabular": {"project": {"problem_type": "binary_clf"}, "serving_mode": "batch"},
    "online_tabular": {"project": {"problem_type": "binary_clf", "domain": "leads"}, "serving_mode": "online"},
    "streaming_fraud": {"project": {"problem_type": "binary_clf", "domain": "fraud"}, "serving_mode": "online",
                        "freshness_s": 5.0, "throughput": {"events_per_s": 500.0}},
    "rag_assistant": {"project": {"problem_type": "rag"}, "serving_mode": "online"},
    "batch_llm_documents": {"project": {"problem_type": "llm_extraction"}, "serving_mode": "batch"},
    "demand_forecasting": {"project": {"problem_type": "forecasting"}, "serving_mode": "batch"},
    "recommender": {"project": {"problem_type": "recsys"}, "serving_mode": "online"},
    "ad_ctr": {"project": {"problem_type": "ranking", "domain": "ads"}, "serving_mode": "online"},
    "cv_edge": {"project": {"problem_type": "cv_detection"}, "serving_mode": "edge"},
    "medical_imaging": {"project": {"problem_type": "cv_segmentation", "domain": "radiology"}, "serving_mode": "async"},
    "iot_anomaly": {"project": {"problem_type": "anomaly"}, "serving_mode": "streaming",
                    "throughput": {"events_per_s": 2000.0}},
    "asr_calls": {"project": {"problem_type": "asr"}, "serving_mode": "batch"},
    "moderation": {"project": {"problem_type": "nlp_clf", "domain": "moderation"}, "serving_mode": "online"},
    "low_data_poc": {"project": {"problem_type": "binary_clf"}, "data": {"row_count": 200.0}},
}  # fmt: skip


def facts(node: object) -> object:
    return {k: facts(v) for k, v in node.items()} if isinstance(node, dict) else {"value": node}


def test_every_archetype_has_expertise() -> None:
    assert set(CASES) == set(catalog().archetypes)
    for archetype in catalog().archetypes:
        known = expertise(archetype)
        assert known.metrics
        assert known.candidates
        assert any(not monitor.needs_labels for monitor in known.monitors)


def test_unknown_archetype_is_refused() -> None:
    with pytest.raises(KeyError):
        expertise("teleportation")


@pytest.mark.parametrize("cloud", ["aws", "gcp", "azure", "on_prem"])
@pytest.mark.parametrize("archetype", sorted(CASES))
def test_every_archetype_is_planned_or_refused_with_a_way_out(archetype: str, cloud: str) -> None:
    constraints = Constraints.model_validate(facts({**CASES[archetype], "cloud": cloud}))
    result = run_planning(Intake(brief="x", constraints=constraints), InMemoryLedger())
    if result.plan is None:
        assert all(c.explanation and c.relaxations for c in result.conflicts)
    else:
        assert result.plan.archetype == archetype
        assert result.estimate is not None


@pytest.mark.parametrize(("current", "expected"), [(200, 0.110), (500, 0.0455), (1000, 0.0238)])
def test_drift_threshold_follows_the_sample(current: int, expected: float) -> None:
    assert psi_threshold(10_000, current) == pytest.approx(expected, abs=0.001)


def test_formulae() -> None:
    assert ab_samples(0.02, 0.05) == 313_600
    assert ab_samples(0.05, 0.05) == 121_600
    assert partitions(3000, 2) == 12
    assert cadence_s(86_400, 60) == 43_200
    assert cadence_s(3_600, 60) == 1_800
