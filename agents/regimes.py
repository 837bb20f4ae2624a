"""Regimes and what they ask of a machine-learning system, and the EU risk tier of a use."""

from __future__ import annotations

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


@dataclass(frozen=True)
class Obligation:
    """Where the duties stand, what they are, and what proves that they are met."""

    articles: str
    duties: tuple[str, ...]
    evidence: str


@cache
def obligations() -> dict[str, Obligation]:
    """Regime id → what it asks, from `regimes.yaml`; a regime that is not there is nobody's to judge."""
    rows = yaml.safe_load(Path(__file__).with_name("regimes.yaml").read_text("utf-8"))
    return {name: Obligation(row["articles"], tuple(row["duties"]), row["evidence"]) for name, row in rows.items()}


def tier(
    archetype: str, domain: str, explainability: str | None, residency: str
) -> Literal["minimal", "limited", "high", "prohibited"]:
    """EU tiers used as a common scale; a credit decision is high risk wherever it is taken."""
    decisive = explainability == "adverse_action" or any(word in domain.lower() for word in HIGH_RISK)
    if (decisive and "fraud" not in archetype) or archetype == "medical_imaging":
        return "high"
    return "limited" if archetype in ("rag_assistant", "moderation") else "minimal"
