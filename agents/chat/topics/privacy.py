"""“Is it GDPR compliant?”: duties by regulation, how personal data is handled, and what the rules say of it."""

from __future__ import annotations

from agents.chat.design import Design, Link, Reply, card, told
from agents.planning import data_engineering, governance_ethics
from agents.reporting.values import say
from agents.reporting.words import phrase

RULES = ("PII-", "REG-", "GOV-", "SEC-")


def answer(_: str, design: Design) -> Reply | None:
    duty = design.decided("governance_ethics", governance_ethics.Decisions)
    watch = duty.human_oversight
    handling = design.decided("data_engineering", data_engineering.Decisions).pii_handling
    bad = [r for r in design.policies.results if r.outcome in ("fail", "unknown") and r.rule_id.startswith(RULES)]
    lines = [
        "A design cannot certify compliance; it carries the duties and shows where each is met. "
        f"Risk tier: {phrase(duty.risk_tier)}.",
        *(
            f"- {phrase(r.id)} ({r.articles}): {'; '.join(r.obligations)}. Evidence: {r.evidence}."
            for r in duty.regimes
        ),
        "" if duty.regimes else "- No regulation is named or follows from the data.",
        f"- Personal columns: {phrase(handling)}. Erasure: {duty.privacy.erasure_path}.",
        f"- Legal basis: {duty.privacy.legal_basis}. Kept: {say('retention', duty.privacy.retention.model_dump())}.",
        f"- People oversee it {phrase(watch.mode)} the loop, answering within {watch.queue_sla}; "
        f"documents: {', '.join(phrase(d) for d in duty.documentation)}.",
        f"- Incidents: {duty.incident_response}.",
        *(f"- **{r.rule_id}** {r.title}: {r.outcome}. {r.message}" for r in bad),
        "" if bad else "- No rule on personal data, regulation or security fails.",
    ]
    links = (Link("rule", r.rule_id, r.title or r.rule_id) for r in bad)
    return told(lines, card("governance_ethics"), card("data_engineering"), card("policy_engine"), *links)
