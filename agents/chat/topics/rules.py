"""“Which rule …?”: policy rules with their outcome, and the rules agents cite."""

from __future__ import annotations

import re
from collections import Counter

from agents.chat.design import Design, Link, Reply, card
from agents.chat.names import WORD
from agents.order import CRITICS, PLANNING
from agents.roster import agents
from core.reports import PolicyResult

ID = re.compile(r"\b[A-Z]{2,4}-[A-Z]?\d{1,2}\b")
SMALL = frozenset(
    ("which", "rule", "rules", "policy", "policies", "the", "this", "that", "does", "did", "what", "for", "with", "and")
)
UNMET = re.compile(r"\b(?:fail\w*|broken|violat\w*|unmet|block\w*|not met)\b", re.I)
MOST = 5


def answer(said: str, design: Design) -> Reply | None:
    wanted = set(ID.findall(said.upper()))
    if not wanted and UNMET.search(said):
        return _unmet(design)
    results = [r for r in design.policies.results if r.rule_id in wanted] if wanted else _about(said, design)
    lines = [_line(r) for r in results[:MOST]]
    links = [Link("rule", r.rule_id, r.title or r.rule_id) for r in results[:MOST]]
    for agent in agents((*PLANNING, *CRITICS)):
        for rule, text in agent.rules.items():
            if rule in wanted or (not wanted and _overlap(said, text) >= 2 and len(lines) < MOST):
                lines.append(f"- **{rule}** ({agent.title}): {text}")
                links.append(card(agent.id))
    if not lines:
        return None if wanted else _counted(design)
    return Reply("\n".join(lines), tuple(dict.fromkeys(links)))


def _unmet(design: Design) -> Reply:
    found = [r for r in design.policies.results if r.outcome in ("fail", "unknown")]
    if not found:
        return Reply("No rule fails and none is undecided.", (card("policy_engine"),))
    links = tuple(Link("rule", r.rule_id, r.title or r.rule_id) for r in found)
    return Reply("\n".join(_line(r) for r in found), (card("policy_engine"), *links))


def _counted(design: Design) -> Reply:
    outcomes = Counter(r.outcome for r in design.policies.results)
    told = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in outcomes.most_common())
    return Reply(f"{len(design.policies.results)} rules were looked at: {told}.", (card("policy_engine"),))


def _line(result: PolicyResult) -> str:
    return f"- **{result.rule_id}** {result.title}: {result.outcome} ({result.severity}). {result.message}"


def _about(said: str, design: Design) -> list[PolicyResult]:
    """Rules whose words the question shares most."""
    applied = [r for r in design.policies.results if r.outcome != "not_applicable"]
    scored = [(_overlap(said, f"{r.title} {r.message}"), r) for r in applied]
    best = max((score for score, _ in scored), default=0)
    return [r for score, r in scored if score and score == best]


def _overlap(said: str, text: str) -> int:
    words = {word for word in WORD.findall(said.lower()) if len(word) > 2} - SMALL
    return len(words & set(WORD.findall(text.lower())))
