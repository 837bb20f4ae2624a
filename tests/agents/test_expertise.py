"""Every archetype of the catalogue is known to the agents, and planned on every cloud without an error."""

from __future__ import annotations

import pytest

from agents.blueprint.experiments import ab_samples
from agents.blueprint.schedule import cadence_s
from agents.blueprint.shards import partitions
from agents.drift import psi_threshold
from agents.expertise.model import expertise
from agents.graph import run_planning
from agents.ledger import InMemoryLedger
from core.cadence import age_s
from core.constraints import Intake
from templates.catalog.load import catalog
from tests.agents.shapes import SHAPES, shaped


def test_every_archetype_has_expertise() -> None:
    assert set(SHAPES) == set(catalog().archetypes)
    for archetype in catalog().archetypes:
        known = expertise(archetype)
        assert known.metrics
        assert known.candidates
        assert any(not monitor.needs_labels for monitor in known.monitors)


def test_unknown_archetype_is_refused() -> None:
    with pytest.raises(KeyError):
        expertise("teleportation")


@pytest.mark.parametrize("cloud", ["aws", "gcp", "azure", "on_prem"])
@pytest.mark.parametrize("archetype", sorted(SHAPES))
def test_every_archetype_is_planned_or_refused_with_a_way_out(archetype: str, cloud: str) -> None:
    constraints = shaped(archetype, cloud)
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
    assert cadence_s(86_400, [60]) == 43_200
    assert cadence_s(3_600, [60]) == 1_800


def test_a_step_takes_no_longer_than_its_interval() -> None:
    assert age_s([60, 300], 60) == 60 + 60 + 60
    assert age_s([60, 300], 86_400) == 86_400 + 60 + 300
    assert cadence_s(300, [60, 300]) == 60
