"""“What do you need from us?”: open questions, data gaps, and rules that wait for a fact."""

from __future__ import annotations

from agents.chat.design import Design, Link, Reply, card, told
from agents.order import PLANNING
from agents.planning import data_sourcing
from agents.reporting.values import say
from agents.reporting.words import label
from core.plan import OpenQuestion

MOST = 10


def answer(_: str, design: Design) -> Reply | None:
    asked = {q.field: (name, q) for name in PLANNING for q in design.decisions[name].open_questions}
    gaps = design.decided("data_sourcing", data_sourcing.Decisions).data_gaps
    waiting = [r for r in design.policies.results if r.outcome == "unknown"]
    lines = [
        *(_asked(q) for _, q in list(asked.values())[:MOST]),
        *(f"- Data: {gap}." for gap in gaps),
        *(f"- **{r.rule_id}** cannot be decided: {r.message}" for r in waiting),
    ]  # fmt: skip
    opening = "This would make the design surer:" if lines else "Nothing is open: every question has an answer."
    links = (Link("rule", r.rule_id, r.title or r.rule_id) for r in waiting)
    cards = dict.fromkeys([name for name, _ in asked.values()] + (["data_sourcing"] if gaps else []))
    return told([opening, *lines], *(card(name) for name in cards or ["project_stages"]), *links)


def _asked(question: OpenQuestion) -> str:
    taken = say(question.field, question.default)
    meanwhile = f" Taken meanwhile: {taken}." if taken else ""
    return f"- {label(question.field)}: {question.why.rstrip('.')}.{meanwhile}"
