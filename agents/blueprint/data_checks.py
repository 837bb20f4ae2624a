"""What is checked of inputs and predictions in production: contracts, volume, drift of columns, scores and rights."""

from __future__ import annotations

from agents.blueprint.access import DocumentAccess
from agents.drift import psi_threshold
from agents.expertise.model import Expertise
from core.constraints import Strict

REFERENCE_N, LEAST_N, TOP_FEATURES = 10_000, 500, 20
WARN, ACT, WINDOWS = 0.1, 0.2, 2.0  # population stability index, and how many windows in a row


class DataCheck(Strict):
    feature_set: str
    test: str
    threshold: str
    min_n: int
    cadence: str


class Drift(Strict):
    method: str
    reference: str
    thresholds: dict[str, float]
    min_n: int
    max_features: int
    correction: str


def checks(known: Expertise, cadence: str, window: int, rights: DocumentAccess | None) -> list[DataCheck]:
    """`window`: predictions compared at once; `rights`: who may see which document, where that is limited."""
    rows = [
        ("all inputs", "schema, nulls, ranges", "contract", LEAST_N),
        ("all inputs", "volume and freshness", "± 30 %", 1),
    ]
    if known.features or known.watched:
        limit = f"PSI ≥ {ACT:g} and > {psi_threshold(REFERENCE_N, window):.3f}"
        rows.append((known.watched or f"top {TOP_FEATURES} features", "population stability", limit, window))
    if not known.watched:
        rows.append(("predictions", "mean shift", "3 σ", LEAST_N))
    if rights is not None:
        late = f"over {rights.acts_within_min} minutes"
        rows += [("access", "age of the copy of rights", late, 1), ("access", "hits refused by a right", "3 σ", 100)]
    rows += [(shift.what, shift.test, shift.limit, shift.least) for shift in known.shifts]
    return [DataCheck(feature_set=s, test=t, threshold=limit, min_n=n, cadence=cadence) for s, t, limit, n in rows]


def drift(known: Expertise, window: int) -> Drift:
    significant = round(psi_threshold(REFERENCE_N, window), 4)
    return Drift(
        method="population stability index over 10 reference deciles",
        reference=known.reference,
        thresholds={"warn": WARN, "act": ACT, "significant_above": significant, "windows": WINDOWS},
        min_n=window,
        max_features=TOP_FEATURES,
        correction="Benjamini–Hochberg over the features",
    )
