"""Every archetype's default bundle on every cloud can be turned into facts and judged."""

from __future__ import annotations

import pytest

from core.constraints import Constraints, Fact
from core.plan import Component, Plan
from policies import packs
from policies.engine import evaluate
from policies.facts import Facts, facts
from templates.catalog.load import catalog
from templates.costing import estimate
from templates.latency import paths
from templates.sizing import workload

BOOK = catalog()
BUNDLES = [(shape, cloud) for shape, found in BOOK.archetypes.items() for cloud in found.bundles]
DECIDED_BY_CATALOGUE = ("REG-04", "LIF-01", "HIP-01", "EXC-01", "PRT-01")


def _facts(shape: str, cloud: str) -> Facts:
    stated = Constraints(
        cloud=Fact(value="multi"), data_classes=Fact(value=["phi"]), tooling={"forbid": Fact(value=["cobol"])}
    )  # fmt: skip
    region = BOOK.clouds[cloud].default_region
    parts = [
        Component(
            id=role,
            role=role,
            pattern_id=pattern,
            capability=BOOK.pattern(pattern).capability,
            cloud=cloud,
            region=region,
        )
        for role, pattern in BOOK.archetypes[shape].bundles[cloud].items()
    ]
    load = workload(stated)
    plan = Plan(
        archetype=shape, archetype_reason="test", cloud=cloud, region=region, components=parts, choices=[],
        latency=paths(parts, load, BOOK),
    )  # fmt: skip
    return facts(stated, plan, estimate(parts, load, BOOK), BOOK)


@pytest.mark.parametrize(("shape", "cloud"), BUNDLES, ids=[f"{s} on {c}" for s, c in BUNDLES])
def test_the_catalogue_decides_its_rules(shape: str, cloud: str) -> None:
    results = {r.rule_id: r for r in evaluate(_facts(shape, cloud), [packs.builtin()]).results}
    undecided = {rule_id: results[rule_id].message for rule_id in DECIDED_BY_CATALOGUE
                 if results[rule_id].outcome in ("unknown", "not_applicable")}  # fmt: skip
    assert undecided == {}
    assert results["LIF-01"].outcome == "pass", results["LIF-01"].message
    assert results["REG-04"].outcome == "pass", results["REG-04"].message
