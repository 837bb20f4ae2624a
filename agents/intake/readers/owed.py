"""Reasons owed to whom the law protects: of credit, cover, work or a home that is refused, no payment held back."""

from __future__ import annotations

from collections.abc import Sequence

from agents.intake.mention import Mention
from agents.intake.words import load

FIELD, CASE, OWED = "explainability", "project.domain", "adverse_action"


def settle(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with reasons for each result in place of a refusal's where the use case refuses nobody a right."""
    cases = {str(m.value) for m in mentions if m.field == CASE}
    if not cases or not cases <= set(load("opinions")["owes_no_reasons"]):
        return list(mentions)
    return [m.but(value="per_prediction") if m.field == FIELD and m.value == OWED else m for m in mentions]
