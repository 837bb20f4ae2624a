"""Every law or standard the domain names has duties of its own; an unknown one is said to be unknown."""

from __future__ import annotations

import pytest

from agents.blueprint.duties import COUNSEL, duties
from agents.blueprint.fairness import FINDINGS, RATES
from agents.blueprint.legal_basis import legal_basis
from agents.blueprint.papers import assessed, due
from agents.blueprint.setting import Setting, areas
from agents.intake import extract
from agents.regimes import obligation, obligations, tier
from agents.reporting.words import unit_of
from agents.vocabulary import REGIMES
from worker.intake import settle

NAMED = (
    "gdpr", "hipaa", "pci_dss", "ccpa", "glba", "sox", "ecoa_fcra", "sr11_7", "eu_ai_act", "iso27001", "soc2",
    "fedramp", "mdr_fda", "dora", "pipeda", "popia", "uk_gdpr", "quebec_law25", "pdpa", "dpdp", "lgpd",
    "apra_cps234", "nydfs",
)  # fmt: skip

CASE = Setting(
    shape="online_tabular", use="churn", subject="", risk="minimal", areas=frozenset(), countries=frozenset(),
    regimes=frozenset(), named=frozenset(), classes=frozenset({"pii"}),
)  # fmt: skip


def in_(area: str, **more: object) -> Setting:
    return CASE.model_copy(update={"areas": frozenset({area}), **more})


@pytest.mark.parametrize("name", NAMED)
def test_a_regime_of_the_domain_has_articles_duties_and_evidence(name: str) -> None:
    found = obligations()[name]
    assert len(found.duties) >= 2 or name in ("uk_gdpr", "ccpa")
    assert found.articles
    assert found.evidence


def test_what_has_duties_has_a_name() -> None:
    assert sorted({name.partition(".")[0] for name in obligations()} - set(REGIMES)) == []


def test_a_regime_nobody_catalogued_is_not_passed_off_as_known() -> None:
    case = CASE.model_copy(update={"regimes": frozenset({"lex_nova", "pipeda"})})
    known, unknown = sorted(duties(case), key=lambda regime: regime.id == "lex_nova")
    assert known.obligations[0] == "consent and a stated purpose"
    assert unknown.obligations == ["not catalogued: ask counsel"]
    assert unknown.evidence == "none"


def test_a_limited_system_has_the_duty_to_tell_and_none_of_high_risk() -> None:
    limited, high = obligation("eu_ai_act", ("limited",)), obligation("eu_ai_act", ("hiring", "high"))
    assert limited is not None
    assert high is not None
    assert "9–15" not in limited.articles
    assert "Art. 50" in limited.articles
    assert "9–15" in high.articles
    assert any("26(7)" in duty for duty in high.duties)


def test_a_law_that_holds_in_a_case_is_for_counsel() -> None:
    found = {regime.id: regime.holds for regime in duties(in_("eu", use="fraud", classes=frozenset({"pci"})))}
    assert found["dora"].endswith(COUNSEL)
    assert "dora" not in {regime.id for regime in duties(in_("us", use="fraud"))}


def test_of_insurance_only_life_and_health_are_high_risk() -> None:
    assert tier("online_tabular", "insurance_pricing", None, "non_life") == "minimal"
    assert tier("online_tabular", "insurance_pricing", None, "life_health") == "high"


BASES = {
    ("eu", "aml", "pii"): "legal obligation",
    ("eu", "medical_imaging", "phi"): "Art. 9(2)(h)",
    ("us", "medical_imaging", "phi"): "business associate agreement",
    ("eu", "hiring", "pii"): "Art. 88",
    ("eu", "fraud", "pci"): "recital 47",
    ("uk", "churn", "pii"): "Art. 6(1)(f)",
    ("ca", "churn", "pii"): "privacy",
}


@pytest.mark.parametrize("case", BASES)
def test_the_basis_is_of_the_place_and_the_use(case: tuple[str, str, str]) -> None:
    area, use, data = case
    told = legal_basis(in_(area, use=use, classes=frozenset({data})))
    assert BASES[case] in told
    assert ("business associate" in told) is (area == "us")


def test_what_is_assessed_is_among_the_papers() -> None:
    for case in (CASE, in_("eu"), in_("us"), in_("us", classes=frozenset({"phi"})), in_("eu", classes=frozenset())):
        assert ("dpia" in due(case)) is assessed(case)
    assert assessed(in_("eu"))
    assert not assessed(in_("us"))


def test_the_areas_of_people_residency_and_laws_are_joined() -> None:
    assert areas(frozenset({"PL", "US"}), "none", frozenset()) == {"eu", "us"}
    assert areas(frozenset(), "country:NO", frozenset()) == {"eu"}
    assert areas(frozenset(), "uk", frozenset({"hipaa"})) == {"uk", "us"}


def test_thresholds_of_fairness_are_no_times() -> None:
    assert [name for name in (*RATES, *FINDINGS) if unit_of(name) is not None] == []


IMPLIED = {
    "Churn of 380,000 customers of a meal-kit shop in the UK, weekly list.": {"uk_gdpr"},
    "Norwegian bank, churn of customers, weekly list.": {"gdpr"},
    "Card fraud at an acquirer in Vilnius, PCI DSS applies, card numbers are tokenised, 400 payments a second.": {
        "gdpr"
    },
    "An auto lender in Ohio scores loan applications, adverse action reasons are needed.": {"glba"},
    "A mobile operator in Kenya wants a daily churn list of its 9 million customers.": {"kenya_dpa"},
    "A bank in the Netherlands ranks its money-laundering alerts every night.": {"amld", "gdpr"},
}


@pytest.mark.parametrize("brief", IMPLIED)
def test_laws_follow_from_people_data_and_use(brief: str) -> None:
    fact = extract(brief).constraints.implied_regimes
    assert fact is not None
    assert set(fact.value) == IMPLIED[brief]
    assert fact.because


def test_what_follows_is_kept_when_defaults_are_accepted() -> None:
    read = extract(
        "Churn list of our 9 million SIMs in Kenya and Tanzania, data stay in Kenya, own Kubernetes cluster."
    )
    known = settle(read, {}, accept_defaults=True).constraints
    assert known.jurisdictions is not None
    assert known.jurisdictions.value == ["KE", "TZ"]
    assert known.laws == ["kenya_dpa", "tz_pdpa"]


def test_a_farther_place_under_the_same_law_comes_before_the_nearest_region() -> None:
    for brief, region in {
        "320 turbines in Denmark and northern Germany on Google Cloud, customers named.": "europe-west3",
        "A news site in Norway on Google Cloud, an American agency built the old one.": "europe-north2",
    }.items():
        named = extract(brief).constraints.regions
        assert named is not None
        assert [ref.id for ref in named.value] == [region]


NOBODY = {
    "Churn list of customers, weekly. Our moderators in Lisbon look at it, budget 3,000 dollars.": None,
    "Demand forecast for 200 shops in Spain, sales per article and day.": ["ES"],
}


@pytest.mark.parametrize("brief", NOBODY)
def test_no_law_follows_without_people_or_place(brief: str) -> None:
    known = extract(brief).constraints
    assert known.implied_regimes is None
    assert (known.jurisdictions and known.jurisdictions.value) == NOBODY[brief]
