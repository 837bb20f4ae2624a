"""Regimes and what they ask of a machine-learning system, and the EU risk tier of a use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

# Uses of Annex III of the EU AI Act, and decisions about a patient.
HIGH_RISK = (
    "credit", "lending", "loan", "mortgage", "insurance", "hiring", "recruit", "human resources", "education",
    "admission", "exam", "benefit", "biometric", "triage", "diagnos",
)  # fmt: skip
INSURANCE, NON_LIFE = "insurance", "non_life"  # of insurance, Annex III 5(c) is about life and health alone
GENERATING = ("rag_assistant",)


@dataclass(frozen=True)
class Obligation:
    """Where the duties stand, what they are, and what proves that they are met."""

    articles: str
    duties: tuple[str, ...]
    evidence: str


@cache
def obligations() -> dict[str, Obligation]:
    """Regime id → what it asks, from `regimes.yaml`; a regime that is not there is nobody's to judge.

    `regime.case` is what it asks in that case: a use, a shape, a tier or an area of the law.
    """
    rows = yaml.safe_load(Path(__file__).with_name("regimes.yaml").read_text("utf-8"))
    return {name: Obligation(row["articles"], tuple(row["duties"]), row["evidence"]) for name, row in rows.items()}


def obligation(name: str, cases: Iterable[str]) -> Obligation | None:
    """What the regime asks in the first of the cases it knows, else in general; None where it is not catalogued."""
    known = obligations()
    return next((known[key] for case in cases if (key := f"{name}.{case}") in known), known.get(name))


def tier(
    archetype: str, domain: str, explainability: str | None, subject: str = ""
) -> Literal["minimal", "limited", "high", "prohibited"]:
    """EU tiers used as a common scale; a credit decision is high risk wherever it is taken.

    Of insurance only life and health are (Annex III 5(c)); a line that is not known counts as one of them.
    """
    word = domain.lower()
    exempt = INSURANCE in word and subject == NON_LIFE
    decisive = explainability == "adverse_action" or (any(name in word for name in HIGH_RISK) and not exempt)
    if (decisive and "fraud" not in archetype) or archetype == "medical_imaging":
        return "high"
    return "limited" if archetype in GENERATING else "minimal"
