"""Regimes and what they ask of a machine-learning system, and the EU risk tier of a use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# Uses of Annex III of the EU AI Act, and decisions about a patient.
HIGH_RISK = (
    "credit", "lending", "loan", "mortgage", "insurance", "hiring", "recruit", "human resources", "education",
    "admission", "exam", "benefit", "biometric", "triage", "diagnos",
)  # fmt: skip


@dataclass(frozen=True)
class Obligation:
    articles: str
    duties: tuple[str, ...]
    evidence: str


OBLIGATIONS = {
    "gdpr": Obligation(
        "Art. 5, 6, 13–22, 25, 32, 35",
        ("legal basis", "erasure and access", "impact assessment", "no solely automated decision with legal effect"),
        "records of processing, DPIA",
    ),
    "uk_gdpr": Obligation("as GDPR, UK version", ("legal basis", "erasure and access"), "records of processing"),
    "hipaa": Obligation(
        "45 CFR 164",
        ("agreement with each provider", "minimum necessary", "audit log", "papers kept 6 years"),
        "agreements, access log",
    ),
    "pci_dss": Obligation(
        "PCI DSS 4.0 req. 3, 4, 7, 8, 10",
        ("card numbers tokenised upstream", "segmented network", "access logged"),
        "segmentation diagram, log samples",
    ),
    "glba": Obligation(
        "Safeguards Rule", ("written security programme", "encryption", "access control"), "security plan"
    ),
    "ecoa_fcra": Obligation(
        "Reg B 1002.9, FCRA 615",
        ("principal reasons for a refusal", "notice", "no prohibited basis"),
        "reason codes per decision",
    ),
    "sr11_7": Obligation(
        "SR 11-7", ("independent validation", "model inventory", "ongoing monitoring"), "validation report"
    ),
    "sox": Obligation("section 404", ("change control", "separated duties"), "approval records"),
    "eu_ai_act": Obligation(
        "Art. 9–15, 26, 50",
        ("risk management", "data governance", "logs of 6 months", "human oversight", "disclosure"),
        "technical file (high risk applies from 2 December 2027)",
    ),
    "iso27001": Obligation(
        "Annex A", ("asset inventory", "access control", "supplier review"), "statement of applicability"
    ),
    "soc2": Obligation(
        "trust services criteria", ("change management", "monitoring", "access reviews"), "control evidence"
    ),
    "ccpa": Obligation("CCPA 1798.100–.135", ("access, deletion, opt-out",), "request log"),
    "mdr_fda": Obligation(
        "MDR 2017/745, 21 CFR 820",
        ("classification", "clinical evaluation", "locked versions", "change control"),
        "technical documentation",
    ),
    "fedramp": Obligation("NIST 800-53", ("authorised services only", "continuous monitoring"), "system security plan"),
    "dora": Obligation(
        "Regulation (EU) 2022/2554", ("ICT risk", "incident reports", "exit plan"), "register of providers"
    ),
}


def tier(
    archetype: str, domain: str, explainability: str | None, residency: str
) -> Literal["minimal", "limited", "high", "prohibited"]:
    """EU tiers used as a common scale; a credit decision is high risk wherever it is taken."""
    decisive = explainability == "adverse_action" or any(word in domain.lower() for word in HIGH_RISK)
    if (decisive and "fraud" not in archetype) or archetype == "medical_imaging":
        return "high"
    return "limited" if archetype in ("rag_assistant", "moderation") else "minimal"
