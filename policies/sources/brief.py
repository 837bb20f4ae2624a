"""Facts the user gave (or intake inferred): project, load, budget, data, service level, team, tools."""

from __future__ import annotations

from typing import Any

from core.areas import EU
from core.constraints import Constraints, Fact
from core.constraints.facts import value
from core.plan import Plan
from policies.residency import countries

PERSONAL = {"pii", "spi", "phi", "pci", "financial", "children", "biometric"}
STRICT = PERSONAL - {"pii"}
CREDIT = ("credit", "lending", "loan", "mortgage", "bnpl")
PEOPLE = (
    "hiring", "recruit", "human resources", "education", "admission", "exam", "benefit", "biometric", "underwriting",
)  # fmt: skip
PATIENT = ("triage", "diagnos")
INSURED, NON_LIFE = ("life", "health", "pricing"), "non_life"
SECONDS_A_DAY, USUAL_PEAK_FACTOR = 86_400, 3.0
EU_MONEY = {"EUR", "PLN", "SEK", "DKK", "CZK", "HUF", "RON"}
EU_REGIMES = {"gdpr", "eu_ai_act", "dora"}


def words(fact: Fact[Any] | None) -> list[str] | None:
    return None if fact is None else [str(word).lower() for word in fact.value]


def project(constraints: Constraints, plan: Plan, *, in_eu: bool, risk_tier: str | None) -> dict[str, Any]:
    """Flags are derived from the stated domain, regimes and problem type, and from the archetype chosen.

    `in_eu`: the plan's region is there. `risk_tier`: what governance decided; it can add duties, never remove one.
    """
    problem = value(constraints.project.problem_type)
    regimes = set(constraints.laws or [])
    domain = str(value(constraints.project.domain) or "").lower()
    line = value(constraints.project.subject)
    fraud = "fraud" in domain or "fraud" in plan.archetype
    credit = "ecoa_fcra" in regimes or value(constraints.explainability) == "adverse_action" or _any(CREDIT, domain)
    return {
        "stage": value(constraints.project.stage),
        "domain": value(constraints.project.domain),
        "problem_type": problem,
        "archetype": plan.archetype,
        "cloud": plan.cloud,
        "multi_cloud": value(constraints.cloud) == "multi",
        "access_rules": value(constraints.data.access_rules),
        "human_in_loop": value(constraints.human_in_loop),
        "explainability": value(constraints.explainability),
        "credit_decision": credit and not fraud,
        "high_risk_decision": ((credit or _high_risk(domain, line)) and not fraud)
        or risk_tier in ("high", "prohibited"),
        "medical": plan.archetype == "medical_imaging" or "mdr_fda" in regimes or _any(PATIENT, domain),
        "generative": plan.archetype == "rag_assistant" or problem in ("rag", "llm_generation"),
        "affects_eu_people": in_eu
        or bool(EU_REGIMES & regimes)
        or _in_eu(value(constraints.residency))
        or _own_site_in_eu(constraints, plan),
    }


def _high_risk(domain: str, line: str | None) -> bool:
    """Uses of Annex III of the EU AI Act and decisions about a patient; of insurance the pricing of life and health."""
    return _any(PEOPLE + PATIENT, domain) or ("insurance" in domain and _any(INSURED, domain) and line != NON_LIFE)


def _any(names: tuple[str, ...], text: str) -> bool:
    return any(name in text for name in names)


def _in_eu(residency: str | None) -> bool:
    allowed = countries(residency or "none")
    return allowed is not None and bool(allowed & EU)


def _own_site_in_eu(constraints: Constraints, plan: Plan) -> bool:
    """A machine room whose country nobody named, paid in money of the union: its duties are taken on, not left out."""
    unknown = plan.cloud == "k8s" and value(constraints.residency) in (None, "none")
    return unknown and value(constraints.budget.currency) in EU_MONEY


def load(constraints: Constraints, plan: Plan) -> dict[str, Any]:
    serving = next((c.role.split(".")[1] for c in plan.components if c.capability == "serve"), None)
    return {
        "rps_peak": _peak(constraints),
        "rps_avg": value(constraints.throughput.rps_avg),
        "events_per_s": value(constraints.throughput.events_per_s),
        "payload_kb": value(constraints.payload_kb),
        "freshness_s": value(constraints.freshness_s),
        "serving_mode": value(constraints.serving_mode) or serving,
    }


def _peak(constraints: Constraints) -> float | None:
    """The stated peak, else the average times the peak factor (3 when none is stated)."""
    traffic = constraints.throughput
    per_day = value(traffic.predictions_per_day)
    average = value(traffic.rps_avg) or (per_day / SECONDS_A_DAY if per_day else None)
    factor = value(traffic.peak_factor) or USUAL_PEAK_FACTOR
    return value(traffic.rps_peak) or (average * factor if average else None)


def budget(constraints: Constraints) -> dict[str, Any]:
    hard = constraints.budget.monthly_usd.hard if constraints.budget.monthly_usd else None
    stated = value(constraints.budget.hard)
    return {"monthly_usd": value(constraints.budget.monthly_usd), "hard": hard if stated is None else stated}


def data(constraints: Constraints) -> dict[str, Any]:
    """Classes unknown leave `personal` and `strict` unknown: nothing is assumed to be harmless."""
    classes = words(constraints.data_classes)
    known = None if classes is None else set(classes)
    return {
        "classes": classes,
        "personal": None if known is None else bool(known & PERSONAL),
        "strict": None if known is None else bool(known & STRICT),
        "regimes": constraints.laws,
        "label_source": value(constraints.data.label_source),
        "label_delay_h": value(constraints.data.label_delay_h),
        "history_months": value(constraints.data.history_months),
        "row_count": value(constraints.data.row_count),
        "positives": value(constraints.data.positives),
    }


def team(constraints: Constraints) -> dict[str, Any]:
    return {"platform_eng": value(constraints.team.platform_eng), "oncall": value(constraints.team.oncall)}


def tooling(constraints: Constraints) -> dict[str, Any]:
    return {"forbid": words(constraints.tooling.forbid), "existing": words(constraints.tooling.existing)}
