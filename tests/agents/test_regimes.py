"""Every law or standard the domain names has duties of its own; an unknown one is said to be unknown."""

from __future__ import annotations

import pytest

from agents.blueprint.duties import duties
from agents.regimes import obligations
from agents.vocabulary import REGIMES
from templates.sizing import workload
from tests.agents.shapes import shaped

NAMED = (
    "gdpr", "hipaa", "pci_dss", "ccpa", "glba", "sox", "ecoa_fcra", "sr11_7", "eu_ai_act", "iso27001", "soc2",
    "fedramp", "mdr_fda", "dora", "pipeda", "popia", "uk_gdpr", "quebec_law25", "pdpa", "dpdp", "lgpd",
    "apra_cps234", "nydfs",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_a_regime_of_the_domain_has_articles_duties_and_evidence(name: str) -> None:
    found = obligations()[name]
    assert len(found.duties) >= 2 or name in ("uk_gdpr", "ccpa")
    assert found.articles
    assert found.evidence


def test_what_has_duties_has_a_name() -> None:
    assert sorted(set(obligations()) - set(REGIMES)) == []


def test_a_regime_nobody_catalogued_is_not_passed_off_as_known() -> None:
    work = workload(shaped("online_tabular", "aws")).model_copy(update={"regimes": frozenset({"lex_nova", "pipeda"})})
    known, unknown = sorted(duties(work, "minimal", "online_tabular"), key=lambda regime: regime.id == "lex_nova")
    assert known.obligations[0] == "consent and a stated purpose"
    assert unknown.obligations == ["not catalogued: ask counsel"]
    assert unknown.evidence == "none"
