"""What the law looks at: whose data, where they live, for what use, and how grave a decision is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agents.regimes import tier
from agents.view import View
from agents.vocabulary import EU
from core.areas import EEA
from core.constraints import Source, Strict

AREAS = {"GB": "uk", "US": "us", "CA": "ca", "CH": "ch"}
OF_LAW = {
    "gdpr": "eu", "eu_ai_act": "eu", "dora": "eu", "uk_gdpr": "uk", "hipaa": "us", "ecoa_fcra": "us", "glba": "us",
    "sr11_7": "us", "ccpa": "us", "pipeda": "ca", "fadp": "ch",
}  # fmt: skip
# What `reads` of an agent names for it.
READS = (
    "constraints.jurisdictions",
    "constraints.regimes",
    "constraints.residency",
    "constraints.explainability",
    "constraints.project",
    "workload.data_classes",
    "workload.regimes",
)


class Setting(Strict):
    """`areas`: eu (the EEA), uk, us, ca, ch of the people, empty where nothing tells; `named`: laws of the brief."""

    shape: str
    use: str
    subject: str
    risk: str
    areas: frozenset[str]
    countries: frozenset[str]
    regimes: frozenset[str]
    named: frozenset[str]
    classes: frozenset[str]

    def concerned(self, row: Mapping[str, Any]) -> bool:
        """Whether a row of a table is about such a system: its `uses`, `shapes` and `classes`, where it names any."""
        named = (("uses", {self.use}), ("shapes", {self.shape}), ("classes", self.classes))
        return all(name not in row or bool(own & set(row[name])) for name, own in named)

    def fits(self, row: Mapping[str, Any]) -> bool:
        """Whether it is about such a system here: `areas` beside them."""
        return self.concerned(row) and ("areas" not in row or bool(self.areas & set(row["areas"])))


def setting(view: View, shape: str) -> Setting:
    use, subject = str(view.value("project.domain", "")).lower(), str(view.value("project.subject", ""))
    work, countries = view.workload, frozenset(str(code) for code in view.value("jurisdictions", []))
    residency = str(view.value("residency", "none"))
    return Setting(
        shape=shape,
        use=use,
        subject=subject,
        risk=risk(view, shape),
        areas=areas(countries, residency, work.regimes),
        countries=countries,
        regimes=work.regimes,
        named=_named(view),
        classes=work.data_classes,
    )


def risk(view: View, shape: str) -> str:
    """The tier of the EU AI Act, as a scale anywhere."""
    use, subject = str(view.value("project.domain", "")), str(view.value("project.subject", ""))
    return tier(shape, use, view.value("explainability"), subject)


def _named(view: View) -> frozenset[str]:
    """The laws the brief speaks of; those that follow from where its data have to stay are none of them."""
    fact = view.fact("regimes")
    told = fact is not None and (fact.source is Source.STATED or fact.span is not None)
    return frozenset(str(name).lower() for name in fact.value) if fact is not None and told else frozenset()


def areas(countries: frozenset[str], residency: str, regimes: frozenset[str]) -> frozenset[str]:
    bound = {residency.removeprefix("country:").upper()}
    union = {"eu"} if residency in EU or (countries | bound) & EEA else set()
    others = {AREAS[code] for code in countries | {code.replace("UK", "GB") for code in bound} if code in AREAS}
    return frozenset(union | others | {OF_LAW[name] for name in regimes if name in OF_LAW})
