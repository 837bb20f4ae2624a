"""What the law asks for and the brief rules out in words: reasons, a person to turn to, a contract for health data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.frames import said
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints, Fact

CREDIT = ("credit_risk", "credit", "lending", "underwriting")
REASONS = {"ecoa_fcra", "eu_ai_act"}
PERSONS = {"gdpr", "uk_gdpr", "eu_ai_act"}
EUROPE = ("eu_only", "eea", "uk")


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    yield from _reasons(document, c)
    yield from _person(document, c)
    yield from _contract(document, c)


def _reasons(document: Document, c: Constraints) -> Iterator[Clash]:
    """Who is refused credit has to be told why (policy FIN-01)."""
    credit = c.project.domain is not None and c.project.domain.value in CREDIT
    told = said(document, "law", "no_reasons")
    if told is not None and (credit or REASONS & set(_values(c.regimes))):
        text = f"“{told}”, and whoever is refused credit has to be told the main reasons."
        ways = (Way("Give the main reasons with every refusal", {"explainability": "adverse_action"}),)
        yield Clash(_with(("explainability",), c), text, ways)


def _person(document: Document, c: Constraints) -> Iterator[Clash]:
    """A decision with legal effect on a person in Europe needs one to turn to (policy GDP-22)."""
    none, appeal = said(document, "law", "no_person"), said(document, "law", "no_appeal")
    if none is not None and appeal is not None and (PERSONS & set(_values(c.regimes)) or _european(c)):
        text = f"“{none}” and “{appeal}”: a decision with legal effect needs a person to turn to (GDPR, article 22)."
        ways = (Way("Let a person review what is contested", {"human_in_loop": True}),)
        yield Clash(_with(("human_in_loop",), c), text, ways)


def _contract(document: Document, c: Constraints) -> Iterator[Clash]:
    """No provider reads health data without its contract (policy HIP-01)."""
    told = said(document, "law", "no_baa")
    if told is not None and "phi" in _values(c.data_classes):
        text = f"“{told}”, and health data may go to no provider without that contract."
        yield Clash(_with(("data_classes",), c), text, (Way("Take a provider that signs it"),))


def _with(fields: tuple[str, ...], c: Constraints) -> tuple[str, ...]:
    return (*fields, "regimes") if c.regimes is not None else fields


def _european(c: Constraints) -> bool:
    return c.residency is not None and c.residency.value in EUROPE


def _values(fact: Fact[list[Any]] | None) -> list[Any]:
    return [] if fact is None else list(fact.value)
