"""Generated briefs: the same facts in several wordings and number forms, labelled by construction."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

from bench.eval.cases import Case

HERE = Path(__file__).parent
SEED = 20261122
WORDINGS = 3
CLOUDS = {"aws": ["AWS", "Amazon Web Services"], "gcp": ["GCP", "Google Cloud"], "azure": ["Azure", "Microsoft Azure"]}
AREAS = {
    "eu_only": ["the EU", "the European Union"],
    "us": ["the US", "the United States"],
    "uk": ["the UK", "the United Kingdom"],
}
TOOLS = {"kafka": ["Kafka", "Apache Kafka"], "snowflake": ["Snowflake"], "kubernetes": ["Kubernetes", "k8s"]}
PROBLEMS = {
    "churn": ("binary_clf", "batch"),
    "fraud": ("binary_clf", "streaming"),
    "credit_risk": ("binary_clf", "online"),
}


def generate(seed: int = SEED, specs: int = 8) -> list[Case]:
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
            ignore=["budget.hard", "regimes", "regions", "data.modality", "data.sources", "team.size"],
        )
        for index in range(WORDINGS)
    ]  # fmt: skip


def _facts(dice: random.Random, domain: str) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "cloud": dice.choice(sorted(CLOUDS)),
        "residency": dice.choice(sorted(AREAS)),
        "data_classes": ["pii"],
        "budget.monthly_usd": float(dice.choice([500, 1500, 2500, 12000, 48000])),
        "data.volume_gb": float(dice.choice([90, 400, 1500, 3000, 12000])),
        "data.entities": float(dice.choice([12000, 250000, 1500000, 3000000, 40000000])),
        "tooling.forbid": [dice.choice(sorted(TOOLS))],
        "retention_days.raw": dice.choice([90, 365, 730]),
        "team.platform_eng": dice.choice([1, 2, 3, 12]),
        "rto_min": float(dice.choice([15, 60, 240])),
    }
    if domain != "churn":
        facts["latency.p95_ms"] = float(dice.choice([50, 100, 250, 500, 1500]))
        facts["throughput.rps_avg"] = float(dice.choice([20, 500, 1200, 50000]))
        facts["availability_slo"] = dice.choice([99.5, 99.9, 99.95, 99.99])
    return facts


def _brief(dice: random.Random, phrasings: dict[str, Any], domain: str, facts: dict[str, Any], index: int) -> str:
    lines = [_sentence(dice, phrasings[field], field, value) for field, value in facts.items()]
    dice.shuffle(lines)
    lines.insert(0, phrasings["lead"][domain][index % 3])
    return " ".join(lines) if index % 2 else "\n".join(f"- {line}" for line in lines)


def _sentence(dice: random.Random, wordings: list[str], field: str, value: Any) -> str:
    slots = _slots(dice, field, value)
    wording = dice.choice([w for w in wordings if all(f"{{{s}}}" not in w or s in slots for s in ALL_SLOTS)])
    for slot, text in slots.items():
        wording = wording.replace(f"{{{slot}}}", text)
    return wording[0].upper() + wording[1:]


ALL_SLOTS = ("n", "money", "duration", "size", "percent", "area", "cloud", "days", "tool")


def _slots(dice: random.Random, field: str, value: Any) -> dict[str, str]:
    match field:
        case "budget.monthly_usd":
            return {"money": dice.choice(_money(value))}
        case "latency.p95_ms":
            return {"duration": dice.choice(_milliseconds(value))}
        case "rto_min":
            return {"duration": dice.choice(_minutes(value))}
        case "data.volume_gb":
            return {"size": dice.choice(_size(value))}
        case "availability_slo":
            return {
                "percent": dice.choice(
                    [f"{value:g}%", f"{value:g} %", f"{value:g} percent", f"{value:g}%".replace(".", ",")]
                )
            }
        case "residency":
            return {"area": dice.choice(AREAS[value])}
        case "cloud":
            return {"cloud": dice.choice(CLOUDS[value])}
        case "tooling.forbid":
            return {"tool": dice.choice(TOOLS[value[0]])}
        case "retention_days.raw":
            return {"days": dice.choice(_days(value))}
        case "data_classes":
            return {}
        case _:
            return {"n": dice.choice(_count(float(value)))}


def _money(value: float) -> list[str]:
    forms = [f"${value:,.0f}", f"{value:,.0f} USD", f"USD {value:.0f}", f"{value:,.0f} dollars"]
    return forms + ([f"${value / 1000:g}k", f"{value / 1000:g}k USD"] if value >= 1000 else [])


def _milliseconds(value: float) -> list[str]:
    words = {
        500.0: ["half a second"],
        1500.0: ["one and a half seconds", "1,5 s"],
        250.0: ["0,25 s", "a quarter of a second"],
    }
    return [
        f"{value:g} ms",
        f"{value:g}ms",
        f"{value / 1000:g} s",
        f"{value:g} milliseconds",
        f"{value / 1000:g} Sekunden",
        *words.get(value, []),
    ]


def _minutes(value: float) -> list[str]:
    words = {
        15.0: ["a quarter of an hour", "fifteen minutes"],
        60.0: ["one hour", "an hour"],
        240.0: ["four hours", "4h"],
    }
    return [f"{value:g} minutes", f"{value:g} min", f"{value / 60:g} hours", *words[value]]


def _size(value: float) -> list[str]:
    forms = [f"{value:,.0f} GB", f"{value:.0f}GB", f"{value:.0f} Go"]
    return forms + (
        [f"{value / 1000:g} TB", f"{value / 1000:g} To", f"{value / 1000:g} terabytes"] if value >= 1000 else []
    )


def _days(value: int) -> list[str]:
    words = {
        90: ["three months", "ninety days"],
        365: ["one year", "12 months", "a year"],
        730: ["two years", "24 months"],
    }
    return [f"{value} days", *words[value]]


def _count(value: float) -> list[str]:
    small = {1.0: "one", 2.0: "two", 3.0: "three", 12.0: "a dozen"}
    if value in small:
        return [f"{value:g}", small[value]]
    forms = [
        f"{value:,.0f}",
        f"{value:,.0f}".replace(",", "."),
        f"{value:,.0f}".replace(",", " "),
        f"{value:,.0f}".replace(",", "'"),
    ]
    if value >= 1e6:
        forms += [f"{value / 1e6:g} million", f"{value / 1e6:g}M", f"{value / 1e6:g} Mio.", f"{value / 1e5:g} lakh"]
    elif value >= 1000:
        forms += [f"{value / 1000:g}k", f"{value / 1000:g} thousand"]
    return forms if value >= 1000 else [f"{value:g}"]
