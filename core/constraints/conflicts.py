"""Constraints that cannot all hold, the ways out of it, and a person's word on which is taken."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from core.constraints.facts import Strict


class Relaxation(Strict):
    """A way out: `put` are the new values by dotted path, None drops the field; `monthly_usd` is what a design then
    costs, None where there still is none or its price is not known, which `unpriced` says; `times` is what the change
    multiplies the bill by, `least_usd` what it costs a month at the least for what no constraint tells."""

    change: str
    monthly_usd: float | None = None
    unpriced: str | None = None
    put: dict[str, Any] = {}
    times: float = 1.0
    least_usd: float = 0.0


class Conflict(Strict):
    """A minimal set of constraints that cannot all hold, with the cheapest ways out.

    One that was `heard` in words may be heard wrongly: a person can say that both hold. Others follow from values.
    """

    fields: list[str]
    explanation: str
    relaxations: list[Relaxation] = []
    heard: bool = False


class Settlement(Strict):
    """A person's word on a conflict: the way that was `taken`, None where both hold.

    It holds from `version` on, for as long as nobody gives one of its fields another value. `alike` are other
    explanations, in words as well, of why the same fields cannot all hold: they are settled with it.
    """

    fields: list[str]
    explanation: str
    alike: list[str] = []
    taken: Relaxation | None = None
    version: int = Field(ge=1)

    @property
    def chosen(self) -> str:
        return "Both hold" if self.taken is None else self.taken.change

    @property
    def put(self) -> dict[str, Any]:
        """New values by dotted path, as those of a way out."""
        return {} if self.taken is None else self.taken.put

    @property
    def is_condition(self) -> bool:
        """Whether it changes something that no constraint tells: the design rests on it and does not show it."""
        return self.taken is not None and not self.taken.put
