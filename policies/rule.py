"""What a policy rule is: data with CEL expressions and its own test cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import Field, field_validator

from core.constraints import Strict
from core.plan import Scalar
from core.reports import Outcome, Severity

Phase = Literal["plan", "repository"]
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")


class Each(Strict):
    """Judge every item of a list on its own. `where` picks the items; no item at all gives `empty`."""

    name: str = Field(alias="as", pattern=r"^[a-z][a-z_]*$")
    items: str = Field(alias="in")
    where: str = "true"
    empty: Literal["not_applicable", "unknown"] = "not_applicable"


class Validation(Strict):
    """`expression` must be true; `message` says what is wrong, with `{CEL}` values in it."""

    expression: str
    message: str
    severity: Severity | None = None

    def placeholders(self) -> list[str]:
        return _PLACEHOLDER.findall(self.message)


class Case(Strict):
    """A test of its rule: with these facts, this outcome (and this severity, and this text in the message)."""

    name: str
    facts: dict[str, Any]
    expect: Outcome
    severity: Severity | None = None
    message: str | None = None


class Rule(Strict):
    """One rule. `severity` is a level or a CEL expression giving one; undecided, it counts as `block`."""

    id: str = Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$", max_length=40)
    title: str = Field(max_length=120)
    category: str
    severity: str
    phase: Phase = "plan"
    params: dict[str, Scalar | list[Scalar]] = {}
    match: str = "true"
    each: Each | None = None
    validations: list[Validation] = Field(min_length=1)
    remediation: str
    references: list[str] = []
    owners: list[str] = []
    tests: list[Case] = Field(min_length=3)

    @field_validator("tests")
    @classmethod
    def looks_both_ways(cls, cases: list[Case]) -> list[Case]:
        outcomes = {case.expect for case in cases}
        if not {"pass", "fail"} <= outcomes or not outcomes & {"unknown", "not_applicable"}:
            raise ValueError("a rule needs a passing, a failing and an unknown or not_applicable case")
        return cases

    @property
    def bound(self) -> tuple[tuple[str, str], ...]:
        return ((self.each.name, self.each.items + "[]"),) if self.each else ()

    def sources(self) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        """Every CEL text of the rule with the names bound where it runs."""
        yield self.match, ()
        if self.each:
            yield self.each.items, ()
            yield self.each.where, self.bound
        for validation in self.validations:
            yield from ((text, self.bound) for text in (validation.expression, *validation.placeholders()))
        if self.severity not in ("block", "warn", "info"):
            yield self.severity, self.bound


class Waiver(Strict):
    """Somebody answers, until a day, for a rule that does not hold. The last valid day is `expires_at`."""

    rule_id: str
    owner: str = Field(min_length=1)
    reason: str = Field(min_length=1)
    expires_at: date
    id: str | None = None

    @field_validator("expires_at", mode="before")
    @classmethod
    def day_of(cls, value: Any) -> Any:
        """A timestamp counts as its day, so an ISO string from the database is fine."""
        return value[:10] if isinstance(value, str) else value

    def covers(self, rule_id: str, today: date) -> bool:
        return self.rule_id == rule_id and today <= self.expires_at
