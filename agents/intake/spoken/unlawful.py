"""What no law lets a system do with data or persons: a row of `lexicon/spoken/unlawful.yaml` for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from agents.intake.clashes.clash import Clash
from agents.intake.spoken.laws import holding
from agents.intake.spoken.verdict import insisted, refused
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints

KIND = "unlawful"


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """The first demand that breaks a rule which holds for the data, the use and the place."""
    for rule in load("spoken/unlawful")["rules"]:
        law = _law(rule, c)
        told = _broken(document, rule) if law is not None else None
        if told is not None:
            text = f"“{told}”: {rule['told']} ({law})."
            yield Clash(_fields(rule, c), text, (Way(str(rule["way"])),))
            return


def _law(rule: dict[str, Any], c: Constraints) -> str | None:
    """The law the rule stands in, where it holds; None where it does not."""
    classes = set(c.data_classes.value) if c.data_classes is not None else set()
    use = None if c.project.domain is None else str(c.project.domain.value)
    if not classes & set(rule.get("classes", classes | {""})) and "classes" in rule:
        return None
    named = set(c.regimes.value) if c.regimes is not None else set()
    if use not in rule.get("uses", [use]) and not named & set(rule.get("under", ())):
        return None
    return holding(c, rule["duty"]) if "duty" in rule else str(rule["law"])


def _broken(document: Document, rule: dict[str, Any]) -> str | None:
    wanted = insisted(document, KIND, rule["wants"])
    if wanted is None and "refuses" in rule:
        return refused(document, KIND, rule["refuses"])
    return wanted


def _fields(rule: dict[str, Any], c: Constraints) -> tuple[str, ...]:
    """The rule's field where the brief fills it, else what the system is for; the law or the place beside it."""
    known = {path for path, _ in c.leaves()}
    field = rule["field"] if rule["field"] in known else "project.problem_type"
    beside = next((path for path in ("regimes", "residency") if path in known), None)
    return (field, beside) if beside else (field,)
