"""What the templates may know: plain values derived from the plan, never the plan's free text unquoted."""

from __future__ import annotations

import math
from typing import Any

import yaml

from core.constraints import Intake
from core.costs import CostEstimate
from core.plan import Plan
from templates import render_decisions, render_fairness, render_goals, render_parts
from templates.goals import goals, unread
from templates.render_brief import confident_at, horizon_days, off_the_grid
from templates.render_clock import due
from templates.render_names import slug
from templates.render_parts import REPO
from templates.render_reading import reading
from templates.render_titles import short, title
from templates.workload import readings

CLOUD_NAMES = {"aws": "AWS", "gcp": "Google Cloud", "azure": "Azure", "k8s": "your own Kubernetes"}


def context(plan: Plan, intake: Intake, estimate: CostEstimate, decisions: dict[str, Any]) -> dict[str, Any]:
    """Everything a `.j2` file of this plan's repository can use."""
    kind = render_parts.extended(kind_of(plan, intake), asked_for(intake, decisions))
    domain = domain_of(plan, intake)
    name = title(intake, domain.get("work", kind["work"]))
    return {
        "title": name,
        "slug": short(plan, intake, name),
        "cloud_name": CLOUD_NAMES[plan.cloud],
        "archetype": plan.archetype,
        "kind": kind,
        "plan": plan.model_dump(mode="json"),
        "domain": domain,
        "retraining": retraining(plan, intake, decisions),
        "watching": watching(decisions),
        "label_delay_days": label_delay_days(intake),
        "answer_tokens": answer_tokens(decisions),
        "reading": reading(intake),
        "rings": rings(decisions),
        "requirements": render_parts.requirements(kind["dependencies"]),
        "host": render_parts.host([component.pattern_id for component in plan.components]),
        "has_services": bool(kind.get("services")),
        "make_targets": kind.get("make_targets", []),
        "brief": intake.brief,
        **limits(kind, domain, intake, decisions),
        "horizon_days": (days := horizon_days(intake)),
        "off_the_grid": off_the_grid(intake, days),
        "confident_at": confident_at(intake.brief),
        "due": due(intake, plan.region),
        **sizes(intake, estimate),
        "monthly_usd": f"{estimate.monthly_usd.expected:.2f}",
        "adr_pages": render_decisions.pages(plan),
        "named": render_decisions.named(decisions),
        "regimes": intake.constraints.laws or [],
    }


def sizes(intake: Intake, estimate: CostEstimate) -> dict[str, Any]:
    """Numbers the infrastructure needs: budget (USD), freshness (s), data class."""
    known = intake.constraints
    budget = known.budget.monthly_usd
    return {
        "budget_usd": int(budget.value if budget else max(1, float(estimate.monthly_usd.high))),
        "freshness_s": int(known.freshness_s.value) if known.freshness_s else 60,
        "data_class": "+".join(sorted(known.data_classes.value)) if known.data_classes else "internal",
    }


def limits(kind: dict[str, Any], domain: dict[str, Any], intake: Intake, decisions: dict[str, Any]) -> dict[str, Any]:
    """What a gate compares that the brief or the plan decided, and the targets it cannot compare."""
    asked, unit = goals(intake), str(domain.get("unit", ""))
    told, entities = intake.constraints.project.range_pct, intake.constraints.data.entities
    return {
        "range_pct": told.value if told else 0.0,
        "calibration": render_goals.calibration(kind, asked),
        "protected": render_fairness.columns(decisions) if "fairness" in kind["parts"] else [],
        "fairness": render_fairness.limits(decisions, asked),
        "alerts": render_goals.alerts(asked, entities.value if entities else None),
        "champion_metric": render_goals.champion_metric(decisions),
        "held_to": render_goals.held(asked, kind["parts"], unit),
        "unmeasured": render_goals.unmeasured(asked, kind["parts"], unit),
        "without_figure": unread(intake),
    }


def asked_for(intake: Intake, decisions: dict[str, Any]) -> set[str]:
    """What a repository brings only where the brief or the plan asks for it."""
    found = {"range": intake.constraints.project.range_pct, "fairness": render_fairness.columns(decisions)}
    return {name for name, wanted in found.items() if wanted}


def domain_of(plan: Plan, intake: Intake) -> dict[str, Any]:
    """The domain file with its money in the brief's currency and its labels as late as the brief says; empty where the
    archetype knows none."""
    if not kind_of(plan, intake).get("domains"):
        return {}
    found = render_parts.domain(domain_id(plan, intake))
    currency, delay = intake.constraints.budget.currency, intake.constraints.data.label_delay_h
    if delay and "label_delay_days" in found:
        found["label_delay_days"] = round(delay.value / 24, 3)
    return {**found, "unit": currency.value if currency else "USD"} if found.get("unit") == "currency" else found


def domain_id(plan: Plan, intake: Intake) -> str:
    """The domain whose cue is in the project's domain or name, or in the brief where the archetype reads it there;
    else the neutral one of the archetype. A use case of several (`eta_pricing`) is settled by the brief."""
    project, kind = intake.constraints.project, kind_of(plan, intake)
    said = " ".join(fact.value for fact in (project.domain, project.name) if fact)
    named, told = (_cued(text, kind["domains"]) for text in (said, intake.brief))
    if kind.get("domain_from") == "brief":
        named = [name for name in named if name in told] or named or told
    found = next(iter(named), None)
    return found or next((name for name in ("outcome", "amount") if name in kind["domains"]), kind["domains"][0])


def _cued(text: str, known: list[str]) -> list[str]:
    """Every known domain that a word of the text names, in the order of the cues."""
    tokens = set(slug(text, "none", 20_000).split("-"))
    cues = yaml.safe_load((REPO / "domain_cues.yaml").read_text())
    return [e["domain"] for e in cues if e["domain"] in known and tokens & set(e["cues"])]


def kind_of(plan: Plan, intake: Intake) -> dict[str, Any]:
    """The repository's description, for the problem type the brief asks for."""
    asked = intake.constraints.project.problem_type
    records = readings.watched(intake.constraints) and not readings.devices(intake.constraints)
    return render_parts.kind(render_parts.repository(plan), asked.value if asked and not records else None)


_RHYTHM = {"daily": 24, "weekly": 168, "monthly": 720, "quarterly": 2190, "yearly": 8760}
_WITH_RUNS = "with each "
_CADENCE_H = {
    "online_tabular": 720, "batch_tabular": 720, "streaming_fraud": 24, "demand_forecasting": 168,
    "recommender": 24, "ad_ctr": 24, "iot_anomaly": 720, "moderation": 168, "cv_edge": 720,
    "medical_imaging": 4320, "rag_assistant": 24,
}  # fmt: skip


def answer_tokens(decisions: dict[str, Any], usual: int = 800) -> int:
    """Where an answer ends; the usual where nothing was decided about answers."""
    decided = decisions.get("inference_pipeline", {}).get("decisions", {}).get("guardrails")
    return int(decided["max_tokens"]) if decided else usual


def watching(decisions: dict[str, Any]) -> dict[str, Any]:
    """Rows that a window of inputs holds at least, and the shift that counts; the usual where nothing was decided."""
    decided = decisions.get("monitoring_observability", {}).get("decisions", {}).get("drift")
    if not decided:
        return {"min_n": 500, "effect": 0.2}
    return {"min_n": decided["min_n"], "effect": decided["thresholds"]["act"]}


def rings(decisions: dict[str, Any], usual: tuple[float, ...] = (1.0, 10.0, 100.0)) -> list[float]:
    """Shares of all devices that a release reaches in turn; the usual where none were decided."""
    steps = decisions.get("deployment_serving", {}).get("decisions", {}).get("canary_steps", [])
    return [step["pct"] / 100 for step in steps] or [pct / 100 for pct in usual]


def label_delay_days(intake: Intake, usual: int = 45, longest: int = 180) -> int:
    """Whole days until a label is there, at least one; the synthetic sample grows with it."""
    delay = intake.constraints.data.label_delay_h
    return max(1, min(longest, math.ceil(delay.value / 24))) if delay else usual


def retraining(plan: Plan, intake: Intake, decisions: dict[str, Any]) -> dict[str, Any]:
    """What was decided about retraining, hours and counts; `sample`: what its demo waits for.

    Who promotes is what the plan decided for its registry; a plan that decided nothing leaves it to people.
    """
    sample = _of_the_sample(plan, intake)
    params = {c.role: c.params.get("promotion") for c in plan.components}
    common = {"on": "", "min_new_positives": 50, "approval": params.get("govern.registry") or "human", "sample": sample}
    if "continual_learning" not in decisions:
        return {**sample, "min_new_labels": 300, **common}
    decided = decisions["continual_learning"]["decisions"]["retrain"]
    rhythm = decided["cadence"].removeprefix(_WITH_RUNS)
    usual_h = next((h for word, h in _RHYTHM.items() if rhythm.startswith(word)), sample["cadence_h"])
    return {
        **common,
        "cadence_h": decided.get("every_h") or usual_h,
        "on": decided.get("starts_on", ""),
        "cooldown_h": int(decided["cooldown_h"]),
        "min_new_labels": decided["min_new_labels"],
        "max_automatic_per_week": decided["max_auto_per_week"],
    }


def _of_the_sample(plan: Plan, intake: Intake) -> dict[str, Any]:
    """Cadence by archetype; cooldown not below the label delay, except where labels ripen every day."""
    delay = intake.constraints.data.label_delay_h
    cadence = _CADENCE_H.get(plan.archetype, 720)
    daily = cadence <= 24
    return {
        "cadence_h": cadence,
        "cooldown_h": cadence if daily else max(24, int(delay.value) if delay else 24),
        "max_automatic_per_week": 7 if daily else 2,
    }
