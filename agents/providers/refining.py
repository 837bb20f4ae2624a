"""The expert decides, a model reads over its shoulder: it may prefer another scored option and say why in words.

Whatever it answers, the agent's own rule decides again, so every figure still comes from the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from agents.agent import Agent
from agents.instructions import instructions
from agents.ledger import ProviderMeta
from agents.models.consultation import Consulted, consult
from agents.models.guards import Meter
from agents.models.language_model import LanguageModel, Prompt
from agents.models.spending import Tokens
from agents.order import CRITICS, FINAL
from agents.projection import canonical
from agents.providers.choosing import objection, settle
from agents.providers.context import Context, ContextBudgetExceeded, Part, Summariser, fit
from agents.providers.expert import META
from agents.providers.figures import Vetting
from agents.providers.history import Historian
from agents.providers.material import Past, parts
from agents.providers.reading import read
from agents.providers.refinement import Reading, Refinement
from agents.providers.wording import reworded
from agents.view import View
from core.plan import AgentOutput

READERS = CRITICS[:2]
SILENT = (CRITICS[2], *FINAL)  # rules are judged by rules


@dataclass
class RefiningProvider:
    """`past` are the earlier versions of the project, oldest first."""

    model: LanguageModel
    meter: Meter
    past: Sequence[Past] = ()
    historian: Historian = field(init=False)

    def __post_init__(self) -> None:
        self.historian = Historian(self.model, self.meter)

    def decide(self, agent: Agent, view: View) -> tuple[AgentOutput, ProviderMeta]:
        """Raises BudgetReached when the next call could pass the cap."""
        draft = agent.decide(view)
        if agent.id in SILENT or getattr(draft.decisions, "conflicts", None):
            return draft, META
        kind, answer = _question(agent)
        rules = instructions(agent.id, agent.number, kind)
        try:
            context = self._fitted(agent, view, draft, self.historian.summary)
        except ContextBudgetExceeded as long:
            return draft, _unasked(self.model, long)
        prompt = _prompt(rules, context, kind, answer)
        if kind == "read":
            return self._read(agent, view, draft, context, prompt)
        return self._refine(agent, view, draft, context, prompt)

    def measured(self, agent: Agent, view: View, draft: AgentOutput) -> int:
        """Tokens of the prompt that would be sent. Raises ContextBudgetExceeded."""
        return self._fitted(agent, view, draft, None).tokens

    def _refine(
        self, agent: Agent, view: View, draft: AgentOutput, context: Context, prompt: Prompt[Refinement]
    ) -> tuple[AgentOutput, ProviderMeta]:
        found = consult(self.model, self.meter, prompt, lambda said: objection(said, draft))
        if found.value is None:
            return draft, self._meta(found, context)
        vetting = Vetting(f"{prompt.project}\n{prompt.task}\n{canonical(dict(agent.rules))}")
        settled = settle(agent, view, draft, found.value, vetting)
        output = reworded(settled.output, found.value, vetting, settled.notes)
        notes = [*settled.refused, *({"text": d.text, "reason": d.reason} for d in vetting.dropped)]
        added = _added(output, settled.output) - len(settled.notes)
        return output, self._meta(found, context, notes, settled.notes, added)

    def _read(
        self, agent: Agent, view: View, draft: AgentOutput, context: Context, prompt: Prompt[Reading]
    ) -> tuple[AgentOutput, ProviderMeta]:
        found = consult(self.model, self.meter, prompt)
        if found.value is None:
            return draft, self._meta(found, context)
        vetting = Vetting(f"{prompt.project}\n{prompt.task}\n{canonical(dict(agent.rules))}")
        output, refused = read(agent, view, draft, found.value, vetting)
        notes = [*refused, *({"text": d.text, "reason": d.reason} for d in vetting.dropped)]
        asked = output.decisions.amendments[len(draft.decisions.amendments) :]
        kept = [f"{a.role}: another option than {a.pattern_id} is asked for" for a in asked]
        return output, self._meta(found, context, notes, kept, _added(output, draft))

    def _fitted(self, agent: Agent, view: View, draft: AgentOutput, summarise: Summariser | None) -> Context:
        kind, answer = _question(agent)
        rules = instructions(agent.id, agent.number, kind)
        budget = self.model.role("critic" if kind == "read" else "planner").context_tokens

        def count(some: Sequence[Part]) -> int | None:
            return self.model.count(_prompt(rules, Context(tuple(some), 0, budget, "estimate"), kind, answer))

        return fit(parts(agent, view, draft, self.past), rules, budget, count, summarise)

    def _meta(
        self,
        found: Consulted[Reading] | Consulted[Refinement],
        context: Context,
        not_kept: Sequence[dict[str, str]] = (),
        kept: Sequence[str] = (),
        added: int = 0,
    ) -> ProviderMeta:
        """`kept` are the model's choices that stand, `added` counts its claims, risks, questions and summary."""
        spent = found.spent
        spent.absorb(self.historian.settle())
        answered = spent.answered or spent.asked
        return ProviderMeta(
            provider=self.model.name,
            model=answered,
            tokens_total=spent.tokens.total,
            latency_ms=spent.latency_ms,
            cost_usd=None if spent.usd is None else float(spent.usd),
            model_asked=spent.asked,
            tokens=_counted(spent.tokens),
            outcome=found.outcome,
            detail=found.detail[:500],
            context={
                **context.manifest,
                "calls": spent.calls,
                "kept": list(kept),
                "added": added,
                "not_kept": list(not_kept),
            },
        )


def _question(agent: Agent) -> tuple[str, type[Reading] | type[Refinement]]:
    return ("read", Reading) if agent.id in READERS else ("refine", Refinement)


def _added(after: AgentOutput, before: AgentOutput) -> int:
    """Sentences and entries of the model in the output."""
    lists = ("rationale", "risks", "open_questions")
    more = sum(len(getattr(after, name)) - len(getattr(before, name)) for name in lists)
    return more + (after.summary != before.summary)


def _counted(tokens: Tokens) -> dict[str, int]:
    return {"fresh": tokens.fresh, "cached": tokens.cached, "out": tokens.out}


def _prompt(rules: str, context: Context, kind: str, answer: type) -> Prompt:  # type: ignore[type-arg]
    return Prompt(
        role="critic" if kind == "read" else "planner",
        instructions=rules,
        project=context.project,
        task=context.task,
        answer=answer,
    )


def _unasked(model: LanguageModel, long: ContextBudgetExceeded) -> ProviderMeta:
    asked = model.role("planner").model
    return ProviderMeta(model.name, asked, model_asked=asked, outcome=long.code, detail=str(long))
