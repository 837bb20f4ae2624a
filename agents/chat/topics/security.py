"""“Is it secure?”: who may call it, what is encrypted, how zones are cut, and what the rules say of it."""

from __future__ import annotations

from agents.chat.design import Design, Link, Reply, card, told
from agents.planning import deployment_serving, inference_pipeline, system_architecture, tech_stack


def answer(_: str, design: Design) -> Reply | None:
    door = design.decided("deployment_serving", deployment_serving.Decisions).endpoints
    stack = design.decided("tech_stack", tech_stack.Decisions)
    whole = design.decided("system_architecture", system_architecture.Decisions)
    guards = design.decided("inference_pipeline", inference_pipeline.Decisions).guardrails
    rules = [r for r in design.policies.results if r.rule_id.startswith("SEC-") and r.outcome != "not_applicable"]
    plain = [f for f in whole.data_flows if not f.encrypted]
    lines = [
        f"Callers: {door.protocol}, {door.auth}, {'public' if door.public else 'from inside the network only'}"
        f"{', behind a web application firewall' if door.waf else ''}; {door.rate_limit}.",
        f"- {whole.network.why}" if whole.network and whole.network.why else "",
        f"- Secrets in {stack.secrets}; identities: {stack.identity}; no long-lived key.",
        f"- {len(whole.data_flows) - len(plain)} of {len(whole.data_flows)} flows are encrypted in transit.",
        _at_rest(design),
        *(f"- Zone {name}: {', '.join(parts)}." for name, parts in whole.security_zones.items() if parts),
        f"- Language model: {guards.input_filter}; {guards.output_filter}." if guards else "",
        *(f"- **{r.rule_id}** {r.title}: {r.outcome}." for r in rules),
    ]
    links = (Link("rule", r.rule_id, r.title or r.rule_id) for r in rules)
    return told(lines, card("system_architecture"), card("deployment_serving"), card("tech_stack"), *links)


def _at_rest(design: Design) -> str:
    params = [component.params for component in design.plan.components]
    kept, own = sum(bool(p.get("encrypted_at_rest")) for p in params), sum(bool(p.get("cmk")) for p in params)
    return f"- {kept} of {len(params)} parts keep data encrypted at rest, {own} with a key of your own."
