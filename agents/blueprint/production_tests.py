"""How a release is tested on real inputs, in the order in which it meets them, and what stops each test."""

from __future__ import annotations

from typing import Literal

from agents import release
from agents.blueprint import rollout
from agents.blueprint.experiments import AbPlan
from agents.expertise.model import Expertise
from agents.vocabulary import listed
from core.constraints import Strict
from templates.workload.model import Workload

LIST_SHAPES = frozenset({"recommender", "ad_ctr"})
CANARY_REQUESTS = 4800  # enough to see errors rise from 0.5 to 1 %
FEW = 1000  # results of a run or of a ring of devices
FAILING = "errors > 1 % or twice the baseline"


class OnlineTest(Strict):
    type: Literal["shadow", "canary", "ab", "interleaving"]
    duration: str
    days: float | None
    min_samples: int
    stop_rule: str


def planned(work: Workload, shape: str, known: Expertise, compared: AbPlan) -> list[OnlineTest]:
    """Shadow, then the way out that the traffic allows, then A/B."""
    way = release.strategy(work, shape, dated=known.dated)
    if way == "batch_swap":
        return [_test("shadow", "2 runs", FEW, "score distribution shifts by more than 3 σ")]
    tests = [_shadow()]
    if way == "dated_switch":
        return tests
    if way == "ota_rings":
        shares = listed(str(share) for share in rollout.rings(work.devices))
        return [*tests, _test("canary", f"24 h a ring: {shares} % of devices", FEW, FAILING)]
    if way in ("canary", "shadow"):
        tests.append(_test("canary", "30 min a step", CANARY_REQUESTS, FAILING))
    if not compared.instead and compared.total is not None:
        arms: Literal["interleaving", "ab"] = "interleaving" if shape in LIST_SHAPES else "ab"
        tests.append(_test(arms, f"{compared.lasts_days:g} days", compared.total, "a guardrail metric is breached"))
    return tests


def _shadow() -> OnlineTest:
    days, requests = release.SHADOW_DAYS, release.SHADOW_REQUESTS
    return _test("shadow", f"{days} days", requests, "errors > 1 % or p95 > 1.2 × target")


def _test(kind: Literal["shadow", "canary", "ab", "interleaving"], lasts: str, least: int, stop: str) -> OnlineTest:
    days = float(lasts.split(maxsplit=1)[0]) if lasts.endswith("days") else None
    return OnlineTest(type=kind, duration=lasts, days=days, min_samples=least, stop_rule=stop)
