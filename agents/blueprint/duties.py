"""What the law asks of a use: the regimes of the brief with their duties."""

from __future__ import annotations

from agents.regimes import Obligation, obligations
from agents.vocabulary import EU, GENERATIVE
from core.constraints import Strict
from templates.workload.model import Workload


class Regime(Strict):
    id: str
    articles: str
    obligations: list[str]
    evidence: str


def duties(work: Workload, risk: str, shape: str) -> list[Regime]:
    return [_regime(name) for name in _lawful(work, risk, shape)]


def _lawful(work: Workload, risk: str, shape: str) -> list[str]:
    """The regimes of the brief, and the AI Act where a use in the EU has duties under it."""
    in_eu = work.residency in EU or "gdpr" in work.regimes
    return sorted(work.regimes | ({"eu_ai_act"} if in_eu and (risk == "high" or shape in GENERATIVE) else set()))


def _regime(name: str) -> Regime:
    found: Obligation | None = obligations().get(name)
    if found is None:
        return Regime(
            id=name, articles="to be read with counsel", obligations=["not catalogued: ask counsel"], evidence="none"
        )
    return Regime(id=name, articles=found.articles, obligations=list(found.duties), evidence=found.evidence)
