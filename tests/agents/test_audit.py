"""Every field and every figure a planning agent owes, on every archetype and cloud: see tests/agents/audit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import isfinite, sqrt
from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.expertise.model import expertise
from agents.graph import PlanningResult, run_planning
from agents.ledger import InMemoryLedger
from agents.order import PLANNING
from agents.regimes import tier
from agents.selection.publishing import settled
from agents.vocabulary import GENERATIVE, PERSONAL, SENSITIVE, WAITING, regulated, sees
from core.constraints import Constraints, Intake
from core.plan import Component
from policies.expressions import Missing, expression, prepared
from templates.catalog.load import catalog
from templates.costing import price_components
from templates.sizing import workload
from templates.workload.model import Workload
from tests.agents.shapes import PAIRS, shaped

OWED: dict[str, Any] = {}
for page in sorted((Path(__file__).parent / "audit").glob("*.yaml")):
    OWED |= yaml.safe_load(page.read_text("utf-8"))

STRICT: dict[str, Any] = {
    "regimes": ["gdpr", "hipaa"], "data_classes": ["phi", "pii"], "availability_slo": 99.95, "rto_min": 3000.0,
    "budget": {"monthly_usd": 60_000.0},
}  # fmt: skip
DECISIVE: dict[str, Any] = {
    "project": {"problem_type": "binary_clf", "domain": "credit_risk"}, "explainability": "adverse_action",
    "data_classes": ["financial", "pii"], "regimes": ["gdpr", "ecoa_fcra"], "throughput": {"rps_avg": 12.0},
    "latency": {"p95_ms": 90.0}, "data": {"label_source": "outcomes", "label_delay_h": 2160.0},
}  # fmt: skip
HIRING: dict[str, Any] = {
    "project": {"problem_type": "ranking", "domain": "hiring"}, "regimes": ["gdpr"], "data_classes": ["pii"],
    "residency": "eu_only", "team": {"oncall": True},
}  # fmt: skip
SMALL: dict[str, Any] = {
    "team": {"size": 12}, "freshness_s": 90_000.0, "throughput": {"predictions_per_day": 90.0},
    "data": {"label_source": "none", "entities": 400.0, "row_count": 5000.0, "history_months": 12.0},
    "budget": {"monthly_usd": 400.0},
}  # fmt: skip
LITTLE: dict[str, Any] = {
    "data_classes": ["pii"], "regimes": ["gdpr"], "data": {"volume_gb": 2.0, "row_count": 50_000.0},
    "budget": {"monthly_usd": 90.0, "hard": True}, "throughput": {"predictions_per_day": 900.0},
}  # fmt: skip
RANKINGS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("offers", "azure", {"problem_type": "bandit", "domain": "personalised_offers"}),
    ("a search", "on_prem", {"problem_type": "ranking", "domain": "search_ranking"}),
    ("news", "gcp", {"domain": "recommendation", "subject": "news"}),
    ("listings", "aws", {"domain": "recommendation", "subject": "classifieds"}),
)


def _forecast(subject: str, step_h: float, horizon_h: float) -> dict[str, Any]:
    return {"project": {"subject": subject}, "forecast": {"step_h": step_h, "horizon_h": horizon_h}}


HOURLY: dict[str, Any] = {"freshness_s": 7200.0}
MINUTES: dict[str, Any] = {"freshness_s": 900.0, "availability_slo": 99.99}
AMOUNT = {"problem_type": "regression"}
BUSY = {"throughput": {"rps_avg": 25.0, "rps_peak": 140.0}}
CASES = {
    **{f"{shape}-{cloud}": (shape, cloud, {}) for shape, cloud in PAIRS},
    **{f"strict {shape}": (shape, "aws", STRICT) for shape in ("streaming_fraud", "medical_imaging", "rag_assistant")},
    "a camera that is waited for": (
        "cv_edge",
        "aws",
        {"serving_mode": "online", "throughput": {"rps_avg": 40.0}, "latency": {"p95_ms": 200.0}},
    ),
    **{f"pictures on request {cloud}": ("cv_edge", cloud, {"serving_mode": "online"}) for cloud in ("aws", "azure")},
    "many pictures on request": ("cv_edge", "gcp", {"serving_mode": "online", "throughput": {"rps_avg": 40.0}}),
    **{f"pictures in bulk {cloud}": ("cv_edge", cloud, {"serving_mode": "batch"}) for cloud in ("gcp", "on_prem")},
    "many pictures in bulk": (
        "cv_edge",
        "aws",
        {"serving_mode": "batch", "throughput": {"predictions_per_day": 900_000.0}},
    ),
    "a forecast that is looked up": (
        "demand_forecasting",
        "gcp",
        {"serving_mode": "online", "latency": {"p95_ms": 500.0}, "freshness_s": 3600.0},
    ),
    "churn": ("batch_tabular", "gcp", {"project": {"domain": "churn"}}),
    "few outcomes": ("batch_tabular", "aws", {"data": {"row_count": 7400.0, "positives": 160.0}}),
    "arrivals": ("online_tabular", "gcp", {"project": {"domain": "eta_pricing", "subject": "arrival", **AMOUNT}}),
    "values": ("batch_tabular", "aws", {"project": {"domain": "eta_pricing", "subject": "dwelling", **AMOUNT}}),
    "a tariff": ("online_tabular", "on_prem", {"project": {"domain": "insurance_pricing", **AMOUNT}, **BUSY}),
    "moderated pictures": ("moderation", "gcp", {"data": {"modality": ["image"]}}),
    "documents not for everybody": ("rag_assistant", "aws", {"data": {"access_rules": "groups"}}),
    "machines that turn": ("iot_anomaly", "azure", {"project": {"domain": "iot_anomaly", "subject": "rotating"}}),
    "hours": ("batch_tabular", "aws", HOURLY),
    "reviewers": ("streaming_fraud", "aws", {"team": {"reviewers": 12, "reviews_per_day": 700.0}}),
    **{f"little money {cloud}": ("batch_tabular", cloud, LITTLE) for cloud in ("aws", "azure")},
    "minutes": ("online_tabular", "aws", MINUTES),
    "hiring": ("recommender", "gcp", HIRING),
    "decisive": ("online_tabular", "azure", DECISIVE),
    **{
        f"forecast of {subject}": ("demand_forecasting", cloud, _forecast(subject, step, horizon))
        for subject, cloud, step, horizon in (
            ("goods", "aws", 24.0, 336.0),
            ("energy", "on_prem", 0.25, 24.0),
            ("contacts", "aws", 0.5, 1008.0),
            ("spare_parts", "azure", 730.0, 8760.0),
            ("energy_price", "gcp", 1.0, 24.0),
        )
    },
    **{f"ranking of {name}": ("recommender", cloud, {"project": project}) for name, cloud, project in RANKINGS},
    "bids": ("ad_ctr", "gcp", {"project": {"subject": "bidding"}}),
    **{f"small {shape}": (shape, "gcp", SMALL) for shape in ("recommender", "demand_forecasting", "online_tabular")},
}


@cache
def planned(name: str) -> tuple[Constraints, PlanningResult]:
    shape, cloud, more = CASES[name]
    constraints = shaped(shape, cloud, **more)
    return constraints, run_planning(Intake(brief="", constraints=constraints), InMemoryLedger())


def names(constraints: Constraints, result: PlanningResult) -> dict[str, Any]:
    """Everything a rule may speak of, computed apart from the agents where it is a figure."""
    work = settled(workload(constraints), constraints, catalog())
    decided = {n: result.decisions[n].decisions.model_dump(mode="json") for n in PLANNING}
    start = decided["project_stages"]
    shape, hops = start["archetype"], decided["inference_pipeline"]["path"]
    told: dict[str, Any] = {path: fact.value for path, fact in constraints.leaves()}
    p50 = sum(hop["p50_ms"] for hop in hops)
    parts = {c["role"]: c["monthly_usd"] or 0.0 for c in decided["system_architecture"]["components"]}
    stack = {c["role"]: c["monthly_usd"] or 0.0 for c in decided["tech_stack"]["components"]}
    return prepared({
        **decided, "c": _nested(told), "shape": shape, "mode": work.mode,
        "w": {k: _plain(v) for k, v in work.names().items() if not isinstance(v, float) or isfinite(v)},
        "k": expertise(shape, tuple(start["variants"])).model_dump(mode="json"),
        "risk": tier(shape, *(told.get(f, "") for f in ("project.domain", "explainability", "project.subject"))),
        "pictures": sees(shape, start["domain"]),
        "regulated": regulated(work.regimes), "generative": shape in GENERATIVE, "waiting": work.mode in WAITING,
        "personal": bool(work.data_classes & PERSONAL), "sensitive": bool(work.data_classes & SENSITIVE),
        "regimes": bool(work.regimes), "laws": sorted(work.regimes), "classes": sorted(work.data_classes),
        "streams": decided["pipelines_blueprint"]["ingestion"]["streaming_needed"],
        "tabular": bool(decided["feature_engineering"]["features"]),
        "peak_events": max(work.events_per_s * work.peak_factor, work.rps_peak),
        "longest_ms": sum(hop["timeout_ms"] * (1 + hop["retry"]) for hop in hops),
        "path_p50_ms": p50, "path_p95_ms": p50 + sqrt(sum((hop["p95_ms"] - hop["p50_ms"]) ** 2 for hop in hops)),
        "parts_usd": sum(parts.values()), "has_training": "train.compute" in stack,
        "budget": work.budget_usd or 0.0,
        "reviewers": float(told.get("team.reviewers") or 0.0), "able": float(told.get("team.reviews_per_day") or 0.0),
        "idle_usd": [_idle(c, work) for c in result.decisions["tech_stack"].decisions.components],
        "training_usd": stack.get("train.compute", 0.0),
    })  # fmt: skip


def _idle(component: Component, work: Workload) -> float:
    lines = price_components([component], work, catalog())
    return float(sum(line.monthly_usd for line in lines if line.fixed and line.monthly_usd is not None))


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def _nested(flat: dict[str, Any]) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for path, value in flat.items():
        *stems, last = path.split(".")
        node = tree
        for stem in stems:
            node = node.setdefault(stem, {})
        node[last] = value if isinstance(value, str | int | float | bool | list) else str(value)
    tree.pop("regions", None)
    return tree


def empty(node: Any, path: str) -> bool:
    """True where the field is absent, null, an empty text or an empty list; 0 and false are answers."""
    head, _, rest = path.partition(".")
    key = head.removesuffix("[]")
    value = node.get(key) if isinstance(node, dict) else None
    if head.endswith("[]"):
        return not value or any(empty(item, rest) for item in value)
    return empty(value, rest) if rest else value is None or value in ("", [], {})


def holds(condition: str, known: dict[str, Any]) -> bool:
    value = expression(condition).value(known)
    assert not isinstance(value, Missing), (condition, value)
    return bool(value)


def missing(agent: str, known: dict[str, Any]) -> Iterator[str]:
    """What the agent owes in this design and does not give."""
    for field in OWED[agent]["fields"]:
        path, _, condition = field.partition(" | ")
        if (not condition or holds(condition, known)) and empty(known[agent], path):
            yield path
    for rule in OWED[agent]["rules"]:
        if "when" not in rule or holds(rule["when"], known):
            value = expression(rule["check"]).value(known)
            if value is not True:
                yield f"{rule['says']}: {value}"


@pytest.mark.parametrize("case", CASES)
def test_every_agent_gives_what_it_owes(case: str) -> None:
    constraints, result = planned(case)
    assert result.plan is not None, [c.explanation for c in result.conflicts]
    known = names(constraints, result)
    assert {agent: found for agent in PLANNING if (found := list(missing(agent, known)))} == {}


@pytest.mark.parametrize("case", CASES)
def test_every_agent_cites_its_rules(case: str) -> None:
    result = planned(case)[1]
    for agent in PLANNING:
        cited = {rule for claim in result.decisions[agent].rationale for rule in claim.rule_ids}
        assert set(OWED[agent]["cites"]) <= cited, (agent, set(OWED[agent]["cites"]) - cited)


def test_every_agent_is_audited_and_every_rule_is_reached() -> None:
    """A rule whose condition no case meets would prove nothing."""
    assert set(OWED) == set(PLANNING)
    assert all(set(rule) <= {"says", "when", "check"} for owed in OWED.values() for rule in owed["rules"])
    never = {(agent, rule["says"]) for agent in OWED for rule in OWED[agent]["rules"]}
    for case in CASES:
        constraints, result = planned(case)
        if result.plan is None:
            continue
        known = names(constraints, result)
        never -= {
            (agent, rule["says"])
            for agent in OWED
            for rule in OWED[agent]["rules"]
            if "when" not in rule or holds(rule["when"], known)
        }
    assert never == set()
