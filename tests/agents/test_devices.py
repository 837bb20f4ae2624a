"""What is read of devices decides their features, and whether failures are known what is learnt from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.expertise.choice import variants
from agents.expertise.model import expertise
from agents.intake import extract, planner
from agents.intake.answers import apply

BRIEFS = yaml.safe_load((Path(__file__).parent / "devices.yaml").read_text())


@pytest.mark.parametrize("row", BRIEFS, ids=lambda row: str(row["id"]))
def test_devices_have_experts_of_their_own(row: dict[str, Any]) -> None:
    constraints = apply(extract(row["brief"]), {}, accept_defaults=True).constraints
    shape = planner.choose(constraints).archetype
    names = variants(shape, constraints)
    known = expertise(shape, names)
    assert (shape, list(names), known.candidates[0].family) == (row["archetype"], row["variants"], row["first"])
    said = " ".join(f"{feature.name} {feature.source} {feature.window}" for feature in known.features)
    assert not [word for word in row["lacks"] if word in said]


@pytest.mark.parametrize("row", BRIEFS, ids=lambda row: str(row["id"]))
def test_what_judges_is_aimed_at_measured_and_belongs_to_the_device(row: dict[str, Any]) -> None:
    constraints = apply(extract(row["brief"]), {}, accept_defaults=True).constraints
    shape = planner.choose(constraints).archetype
    known = expertise(shape, variants(shape, constraints))
    assert known.primary_metric in {metric.name for metric in known.metrics}
    assert known.primary_metric in known.offline_metrics
    assert {feature.entity for feature in known.features} <= {known.entity}
