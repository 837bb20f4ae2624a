"""What must hold for any brief: bans, residency, and limits that only cost more when they tighten."""

from __future__ import annotations

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from agents.selection import archetype, roles
from agents.selection.choose import Selection
from agents.selection.choose import choose as select
from agents.selection.publishing import settled
from agents.selection.streaming import STREAMABLE, freshness
from agents.selection.terms import terms
from core.constraints import Constraints
from templates.catalog.load import catalog
from templates.regions import allowed, in_residency
from templates.sizing import workload
from tests.agents.shapes import PAIRS, SHAPES, shaped

PRODUCTS = sorted({product for pattern in catalog().patterns.values() for product in pattern.products})
RESIDENCIES = ("eu_only", "eea", "us", "uk", "ca", "in", "sg", "au", "country:DE", "country:CH")
CLOUDS = ("aws", "gcp", "azure")
FACTORS = (0.9, 0.7, 0.5, 0.3, 0.1)
ROUNDING_USD = 0.01


def selected(constraints: Constraints) -> Selection:
    work = settled(workload(constraints), constraints, catalog())
    shape = archetype.choose(constraints, work.rps_peak)[0]
    held = terms(constraints, work, catalog(), shape)
    return select(roles.needed(held, freshness(constraints, work.events_per_s, shape)), held)


def products(selection: Selection) -> set[str]:
    return {name for c in selection.components for name in catalog().pattern(c.pattern_id).own_products(c.cloud)}


def usd(selection: Selection) -> float:
    return sum(c.monthly_usd or 0 for c in selection.components)


@cache
def _used(shape: str, cloud: str) -> tuple[str, ...]:
    return tuple(sorted(products(selected(shaped(shape, cloud)))))


def test_shapes_that_may_stream_have_a_place_for_it() -> None:
    shapes = catalog().archetypes
    assert {name for name, shape in shapes.items() if "ingest.stream" in shape.roles} == STREAMABLE


def test_no_product_in_use_survives_its_ban() -> None:
    """Every product that any archetype uses on any cloud is refused there, one after the other."""
    for shape, cloud in PAIRS:
        for product in _used(shape, cloud):
            found = selected(shaped(shape, cloud, tooling={"forbid": [product]}))
            assert product not in products(found), (shape, cloud, product)
            assert found.components or found.conflicts, (shape, cloud, product)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    pair=st.sampled_from(PAIRS),
    banned=st.lists(st.sampled_from(PRODUCTS), min_size=1, max_size=6),
    wished=st.booleans(),
)
def test_a_ban_beats_a_wish(pair: tuple[str, str], banned: list[str], wished: bool) -> None:
    tooling = {"forbid": banned, **({"prefer": banned, "existing": banned} if wished else {})}
    assert not set(banned) & products(selected(shaped(*pair, tooling=tooling)))


def test_every_region_satisfies_residency() -> None:
    """All archetypes, clouds and residencies, not a sample."""
    for shape in SHAPES:
        for cloud in CLOUDS:
            for place in RESIDENCIES:
                found = selected(shaped(shape, cloud, residency=place))
                if allowed(place, cloud):
                    assert found.components or found.conflicts
                    assert all(in_residency(c.region, place) for c in found.components), (shape, cloud, place)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    pair=st.sampled_from(PAIRS), factor=st.sampled_from(FACTORS), start=st.sampled_from([50.0, 200.0, 1000.0, 8000.0])
)
def test_a_tighter_response_time_is_cheaper_only_for_a_stated_reason(
    pair: tuple[str, str], factor: float, start: float
) -> None:
    loose, tight = ({"latency": {"p95_ms": start * by}} for by in (1.0, factor))
    _dearer_or_explained(pair, loose, tight)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(pair=st.sampled_from(PAIRS), slo=st.sampled_from([(99.0, 99.9), (99.5, 99.95), (99.9, 99.99), (99.0, 99.5)]))
def test_a_higher_availability_is_cheaper_only_for_a_stated_reason(
    pair: tuple[str, str], slo: tuple[float, float]
) -> None:
    _dearer_or_explained(pair, {"availability_slo": slo[0]}, {"availability_slo": slo[1]})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    pair=st.sampled_from(PAIRS), age=st.sampled_from([(86_400.0, 3600.0), (3600.0, 600.0), (600.0, 60.0), (60.0, 5.0)])
)
def test_fresher_data_is_cheaper_only_for_a_stated_reason(pair: tuple[str, str], age: tuple[float, float]) -> None:
    _dearer_or_explained(pair, {"freshness_s": age[0]}, {"freshness_s": age[1]})


@settings(max_examples=80, deadline=None, derandomize=True)
@given(
    pair=st.sampled_from(PAIRS),
    budget=st.sampled_from([20_000.0, 5000.0, 1500.0, 600.0]),
    factor=st.sampled_from(FACTORS),
)
def test_a_tighter_hard_budget_is_kept_or_refused(pair: tuple[str, str], budget: float, factor: float) -> None:
    """A smaller hard budget never leads to a dearer design, nor to one above it."""
    loose = selected(shaped(*pair, budget={"monthly_usd": budget, "hard": True}))
    tight = selected(shaped(*pair, budget={"monthly_usd": budget * factor, "hard": True}))
    if not tight.conflicts:
        assert usd(tight) <= budget * factor + ROUNDING_USD
        assert loose.conflicts == [], "what fits a small budget fits a large one"


def _dearer_or_explained(pair: tuple[str, str], loose: dict[str, Any], tight: dict[str, Any]) -> None:
    before, after = selected(shaped(*pair, **loose)), selected(shaped(*pair, **tight))
    if after.conflicts or before.conflicts or usd(after) >= usd(before) - ROUNDING_USD:
        return
    was = {c.role: c.pattern_id for c in before.components}
    moved = [choice for choice in after.choices if was.get(choice.role, choice.winner) != choice.winner]
    roles_now = {c.role for c in after.components}
    streamed = "ingest.stream" in roles_now - set(was)  # it takes over what is fresh; batches run daily beside it
    assert moved or set(was) - roles_now or streamed, "cheaper with the same patterns"
    for choice in moved:
        said = [e.reason for e in choice.eliminated if e.pattern_id == was[choice.role]]
        said += [a.rejected_because for a in choice.alternatives if a.option == was[choice.role]]
        assert any(said), (choice.role, was[choice.role])
