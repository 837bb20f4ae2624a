"""What must hold for any brief: bans, residency, and limits that only cost more when they tighten."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.selection import archetype, roles
from agents.selection.choose import Selection
from agents.selection.choose import choose as select
from agents.selection.streaming import freshness
from agents.selection.terms import Terms, home_region, host
from core.constraints import Constraints, Fact
from templates.catalog.load import catalog
from templates.regions import allowed, in_residency
from templates.sizing import workload
from tests.agents.conftest import BRIEFS, intake

PRODUCTS = sorted({product for pattern in catalog().patterns.values() for product in pattern.products})
RESIDENCIES = ("eu_only", "us", "uk", "ca", "in", "sg", "country:DE", "country:CH")
CLOUDS = ("aws", "gcp", "azure")


def selected(constraints: Constraints) -> Selection:
    work, cloud = workload(constraints), host(constraints)
    shape = archetype.choose(constraints, work.rps_peak)[0]
    terms = Terms(constraints, work, catalog(), shape, cloud, home_region(constraints, cloud, catalog()))
    return select(roles.needed(terms, freshness(constraints, work.events_per_s, shape)), terms)


@cache
def facts(brief: str) -> Constraints:
    return intake(brief).constraints


def products(selection: Selection) -> set[str]:
    return {name for c in selection.components for name in catalog().pattern(c.pattern_id).products}


def test_a_forbidden_product_is_never_used_whatever_it_is() -> None:
    """Every product of the catalogue is refused once, in the brief whose place in the list it falls on."""
    for number, product in enumerate(PRODUCTS):
        start = facts(BRIEFS[number % len(BRIEFS)])
        banned = start.tooling.model_copy(update={"forbid": Fact(value=[product]), "existing": None, "prefer": None})
        found = selected(start.model_copy(update={"tooling": banned}))
        assert product not in products(found), product
        assert found.components or found.conflicts, product


@settings(max_examples=40, deadline=None, derandomize=True)
@given(brief=st.sampled_from(BRIEFS), product=st.sampled_from(PRODUCTS), wished=st.booleans())
def test_a_ban_beats_a_wish(brief: str, product: str, wished: bool) -> None:
    start = facts(brief)
    wish = Fact(value=[product]) if wished else None
    tooling = start.tooling.model_copy(update={"forbid": Fact(value=[product]), "prefer": wish})
    assert product not in products(selected(start.model_copy(update={"tooling": tooling})))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(brief=st.sampled_from(BRIEFS), place=st.sampled_from(RESIDENCIES), cloud=st.sampled_from(CLOUDS))
def test_every_region_satisfies_residency(brief: str, place: str, cloud: str) -> None:
    update = {"residency": Fact(value=place), "cloud": Fact(value=cloud), "regions": None}
    found = selected(facts(brief).model_copy(update=update))
    if allowed(place, cloud):
        assert found.components or found.conflicts
        assert all(in_residency(c.region, place) for c in found.components), (place, cloud)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(brief=st.sampled_from(("credit", "fraud")), factor=st.sampled_from((0.9, 0.7, 0.5, 0.3, 0.1)))
def test_a_tighter_response_time_is_cheaper_only_for_a_stated_reason(brief: str, factor: float) -> None:
    loose = facts(brief)
    asked = loose.latency.p95_ms
    assert asked is not None
    target = asked.model_copy(update={"value": asked.value * factor})
    latency = loose.latency.model_copy(update={"p95_ms": target, "p99_ms": None})
    before, after = selected(loose), selected(loose.model_copy(update={"latency": latency}))
    if after.conflicts or usd(after) >= usd(before) - 0.01:
        return
    was = {c.role: c.pattern_id for c in before.components}
    for choice in after.choices:
        if choice.role in was and choice.winner != was[choice.role]:
            said = [e.reason for e in choice.eliminated if e.pattern_id == was[choice.role]]
            said += [a.rejected_because for a in choice.alternatives if a.option == was[choice.role]]
            assert any(said), choice.role


def usd(selection: Selection) -> float:
    return sum(c.monthly_usd or 0 for c in selection.components)
