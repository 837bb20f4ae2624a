"""Collects the claims of one decision; a rule id the agent does not own is an error, not a typo."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from core.plan import AgentOutput, Alternative, Assumption, Because, OpenQuestion, Risk

if TYPE_CHECKING:
    from pydantic import BaseModel

    from agents.view import View

O = TypeVar("O", bound=AgentOutput)  # noqa: E741 - the output type of one agent
SURE, DOUBT, LEAST = 0.95, 0.05, 0.5


class UnknownRuleError(Exception):
    """A claim cites a rule that its agent does not declare."""


class Reasons:
    """One agent's reasons while it decides; `conclude` wraps them around the decisions."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.claims: list[Because] = []
        self.assumptions: list[Assumption] = []
        self.risks: list[Risk] = []
        self.questions: list[OpenQuestion] = []

    def say(self, claim: str, *rule_ids: str, because: tuple[str, ...] = ()) -> None:
        """`because` names constraint paths; only those the brief filled are kept, so none is invented."""
        unknown = [rule_id for rule_id in rule_ids if rule_id not in self._view.rules]
        if unknown:
            raise UnknownRuleError(", ".join(unknown))
        known = [path for path in because if self._view.fact(path) is not None]
        self.claims.append(Because(claim=claim, because=known, rule_ids=list(rule_ids)))

    def assume(self, *names: str) -> None:
        """Carry over what sizing assumed about the named numbers."""
        found = [self._view.assumption(name) for name in names]
        self.assumptions += [assumption for assumption in found if assumption is not None]

    def suppose(self, id_: str, text: str, *affects: str) -> None:
        self.assumptions.append(Assumption(id=id_, text=text, affects=list(affects)))

    def risk(self, text: str, mitigation: str, owner: str, severity: str = "med", odds: str = "med") -> None:
        fields = {"risk": text, "severity": severity, "likelihood": odds}
        self.risks.append(Risk.model_validate({**fields, "mitigation": mitigation, "owner": owner}))

    def ask(self, field: str, why: str, *options: str) -> None:
        """Something worth asking that the brief does not say; skipped when it does."""
        if self._view.fact(field) is None:
            default = options[0] if options else None
            self.questions.append(OpenQuestion(field=field, why=why, options=list(options), default=default))

    def conclude(
        self,
        output: type[O],
        decisions: BaseModel,
        headline: str,
        summary: str,
        alternatives: tuple[Alternative, ...] = (),
        tradeoffs: tuple[str, ...] = (),
    ) -> O:
        """Confidence falls by 0.05 with every assumption, never below 0.5."""
        doubt = DOUBT * len(self.assumptions)
        return output(
            agent_id=self._view.agent_id,
            decisions=decisions,
            headline=headline[:200],
            summary=summary,
            rationale=self.claims,
            alternatives=list(alternatives),
            tradeoffs=list(tradeoffs),
            assumptions=self.assumptions,
            risks=self.risks,
            open_questions=self.questions,
            depends_on=list(self._view.upstream),
            confidence=round(max(LEAST, SURE - doubt), 2),
        )
