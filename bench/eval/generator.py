"""Generated briefs: the same facts in several wordings and number forms, labelled by construction."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from bench.eval import forms
from bench.eval.cases import Case

HERE = Path(__file__).parent
SEED = 20261122
WORDINGS = 3
PROBLEMS = {
    "churn": ("binary_clf", "batch"),
    "fraud": ("binary_clf", "streaming"),
    "credit_risk": ("binary_clf", "online"),
}
# The values a fact may take; the wordings of a flag or a choice are listed by value.
VALUES: dict[str, list[Any]] = {
    "cloud": ["aws", "gcp", "azure"],
    "residency": ["eu_only", "us", "uk"],
    "data_classes": [["pii"]],
    "budget.monthly_usd": [500.0, 1500.0, 2500.0, 12000.0, 48000.0],
    "budget.hard": [True, False],
    "data.volume_gb": [90.0, 400.0, 1500.0, 3000.0, 12000.0],
    "data.growth_gb_day": [2.0, 15.0, 40.0],
    "data.entities": [12000.0, 250000.0, 1500000.0, 3000000.0, 40000000.0],
    "data.history_months": [18, 24, 36, 60],
    "data.label_delay_h": [48.0, 720.0, 2160.0],
    "tooling.forbid": [["kafka"], ["snowflake"], ["kubernetes"]],
    "retention_days.raw": [90, 365, 730],
    "team.platform_eng": [1, 2, 3, 12],
    "team.ml_eng": [1, 2, 3, 12],
    "team.oncall": [True, False],
    "human_in_loop": [True, False],
    "explainability": ["per_prediction", "global", "none"],
    "rto_min": [15.0, 60.0, 240.0],
    "rpo_min": [5.0, 15.0, 60.0],
}
SERVED: dict[str, list[Any]] = {
    "latency.p95_ms": [50.0, 100.0, 250.0, 500.0, 1500.0],
    "throughput.rps_avg": [20.0, 500.0, 1200.0, 50000.0],
    "availability_slo": [99.5, 99.9, 99.95, 99.99],
    "freshness_s": [5.0, 30.0, 60.0],
}
# The slot of a wording and the forms its value is written in; all other facts are counts.
SLOTS: dict[str, tuple[str, Callable[[Any], list[str]]]] = {
    "budget.monthly_usd": ("money", forms.money),
    "latency.p95_ms": ("duration", forms.milliseconds),
    "freshness_s": ("duration", forms.seconds),
    "rto_min": ("duration", forms.minutes),
    "rpo_min": ("duration", forms.minutes),
    "data.label_delay_h": ("duration", forms.hours),
    "data.history_months": ("duration", forms.months),
    "data.volume_gb": ("size", forms.size),
    "data.growth_gb_day": ("size", forms.size),
    "availability_slo": ("percent", forms.percent),
    "residency": ("area", forms.AREAS.__getitem__),
    "cloud": ("cloud", forms.CLOUDS.__getitem__),
    "tooling.forbid": ("tool", lambda value: forms.TOOLS[value[0]]),
    "retention_days.raw": ("days", forms.days),
}


def generate(seed: int = SEED, specs: int = 10) -> list[Case]:
    """`specs` sets of facts, each in WORDINGS wordings; cases of one set share their `group`."""
    dice = random.Random(seed)
    phrasings = yaml.safe_load((HERE / "phrasings.yaml").read_text(encoding="utf-8"))
    return [case for number in range(specs) for case in _spec(dice, phrasings, f"gen{seed}_{number}")]


def _spec(dice: random.Random, phrasings: dict[str, Any], group: str) -> list[Case]:
    domain = dice.choice(sorted(PROBLEMS))
    facts = _facts(dice, domain)
    problem, mode = PROBLEMS[domain]
    return [
        Case(
            id=f"{group}_{index}", kind="paraphrase", group=group, brief=_brief(dice, phrasings, domain, facts, index),
            stated={**facts, "serving_mode": mode, "budget.currency": "USD"},
            inferred={"project.domain": domain, "project.problem_type": problem},
            ignore=["regimes", "regions", "data.modality", "data.sources", "team.size"],
        )
        for index in range(WORDINGS)
    ]  # fmt: skip


def _facts(dice: random.Random, domain: str) -> dict[str, Any]:
    table = VALUES if domain == "churn" else {**VALUES, **SERVED}
    return {field: dice.choice(values) for field, values in table.items()}


def _brief(dice: random.Random, phrasings: dict[str, Any], domain: str, facts: dict[str, Any], index: int) -> str:
    lines = [_sentence(dice, _wordings(phrasings, field, facts), field, facts[field]) for field in _said(facts)]
    dice.shuffle(lines)
    lines.insert(0, dice.choice(phrasings["lead"][domain]))
    return " ".join(lines) if index % 2 else "\n".join(f"- {line}" for line in lines)


def _said(facts: dict[str, Any]) -> list[str]:
    """The facts with a sentence of their own; how firm the budget is, is said with the budget."""
    return [field for field in facts if field != "budget.hard"]


def _wordings(phrasings: dict[str, Any], field: str, facts: dict[str, Any]) -> list[str]:
    found = phrasings[field]
    if field == "budget.monthly_usd":
        return list(found[facts["budget.hard"]])
    return list(found[facts[field]]) if isinstance(found, dict) else list(found)


def _sentence(dice: random.Random, wordings: list[str], field: str, value: Any) -> str:
    slot, written = SLOTS.get(field, ("n", forms.count))
    wording = dice.choice(wordings)
    if f"{{{slot}}}" in wording:
        wording = wording.replace(f"{{{slot}}}", dice.choice(written(value)))
    return wording[0].upper() + wording[1:]
