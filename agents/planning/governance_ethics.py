"""15 · Governance: risk tier, duties by regime, fairness, oversight by people, privacy and paper."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import papers
from agents.blueprint.device_class import device_class
from agents.blueprint.duties import Regime, duties
from agents.blueprint.fairness import LEAST_GROUP, Fairness, fairness
from agents.blueprint.oversight import MODES, Oversight, oversight
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages, tech_stack
from agents.planning.versioning_governance import Retention
from agents.reasons import Reasons
from agents.regimes import tier
from agents.view import View
from agents.vocabulary import (
    CLASSES,
    GENERATIVE,
    OTHER,
    PERSONAL,
    REGIMES,
    STRICT_CLASSES,
    about,
    count,
    duration,
    listed,
)
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload

RULES = {
    "GOV-01": "Credit, life and health insurance, hiring and education are high risk in the EU; fraud "
    "detection is not.",
    "GOV-02": "A fully automated decision with legal effect on a person in the EU needs a human route (GDPR Art. 22).",
    "GOV-03": "Credit in the US gives at most 4 principal reasons and is validated independently (Reg B, SR 11-7).",
    "GOV-04": "Impact ratio 0.8–1.25, odds gap at most 0.1, groups of 100 or more.",
    "GOV-05": "Health data: agreement with every provider, minimum necessary, papers kept 6 years.",
    "GOV-06": "People are told when they talk to a machine (AI Act Art. 50, since 2 August 2026).",
    "GOV-07": "A review queue longer than reviewers × 60 a day raises the threshold.",
    "GOV-08": "Personal data can be found and erased in raw data, features, snapshots and vectors.",
    "GOV-09": "Every model has a card, and every change an approver who did not write it.",
}
LONG_DAYS, DEFAULT_DAYS, HIGH_RISK_LOG_DAYS = 2190, 730, 183
CREDIT = ("credit", "lending", "loan", "insurance", "hiring", "recruit")


class Explainability(Strict):
    method: str
    audience: str
    latency: str


class Anonymisation(Strict):
    k: int
    dp_eps: float | None


class Privacy(Strict):
    legal_basis: str
    minimisation: str
    dpia: bool
    retention: Retention
    erasure_path: str
    anonymisation: Anonymisation
    cde_segmented: bool | None


class Decisions(Strict):
    risk_tier: Literal["minimal", "limited", "high", "prohibited"]
    regimes: list[Regime]
    fairness: Fairness
    explainability: Explainability
    human_oversight: Oversight
    privacy: Privacy
    documentation: list[papers.Paper]
    roles_raci: dict[str, str]
    incident_response: str
    change_mgmt: str
    samd_class: str | None
    component_params: dict[str, dict[str, Scalar]]


class Output(AgentOutput):
    decisions: Decisions


def decide(view: View) -> Output:
    reasons, work = Reasons(view), view.workload
    start = view.decision("project_stages", project_stages.Decisions)
    known = expertise(start.archetype, start.variants)
    stack = view.decision("tech_stack", tech_stack.Decisions)
    risk = tier(start.archetype, str(view.value("project.domain", "")), view.value("explainability"), work.residency)
    watched_by = oversight(view, known, risk)
    decisions = Decisions(
        risk_tier=risk,
        regimes=duties(work, risk, start.archetype),
        fairness=fairness(view, known),
        explainability=_explainability(view, known),
        human_oversight=watched_by,
        privacy=_privacy(view, work, risk),
        documentation=papers.due(risk, work),
        roles_raci=_roles(work),
        incident_response="detect, contain, tell the owner within 24 h, report within 72 h where the law asks, review",
        change_mgmt="pull request, gates, approval by somebody else, decision recorded with the plan's hash",
        samd_class=device_class(start.archetype, watched_by.mode, work.residency, work.regimes, _told_class(view)),
        component_params=_params(stack.components, work, start.archetype),
    )
    _explain(reasons, decisions, view, known)
    watched = MODES[decisions.human_oversight.mode]
    return reasons.conclude(
        Output,
        decisions,
        f"{risk.capitalize()} risk; {watched}",
        f"The system is of {risk} risk{_because(decisions, view)}. {_duties(decisions)} Oversight: {watched}, about "
        f"{about(decisions.human_oversight.cases_a_day)} cases a day, and overrides are logged.{_erased(decisions)} "
        f"Documents: {listed(papers.TITLES[name] for name in decisions.documentation)}.",
        alternatives=(_no_review(decisions),),
        tradeoffs=("Review costs time per case and catches what metrics miss.",),
    )


def _because(d: Decisions, view: View) -> str:
    """What the tier rests on, where there is anything to say."""
    domain = _use(view)
    return f", since it is used for {domain}" if domain and d.risk_tier in ("high", "prohibited") else ""


def _use(view: View) -> str:
    """The use case in words, none where it is none of the list."""
    domain = str(view.value("project.domain", "")).lower().replace("_", " ")
    return "" if domain == OTHER else domain


def _erased(d: Decisions) -> str:
    return "" if d.privacy.erasure_path == "not needed" else " One person's data can be erased along its whole way."


def _explainability(view: View, known: Expertise) -> Explainability:
    duty = view.value("explainability") == "adverse_action"
    method = "monotonic" if duty else known.explain
    audience = {"citations": "the person asking", "none": "the team"}.get(method, "the person deciding")
    return Explainability(method=method, audience="the applicant: at most 4 reasons" if duty else audience,
                          latency="with the prediction")  # fmt: skip


def _privacy(view: View, work: Workload, risk: str) -> Privacy:
    personal = bool(work.data_classes & PERSONAL)
    raw = int(work.retention_days)
    kept = Retention(
        raw_days=raw,
        features_days=int(view.value("retention_days.features", raw)),
        predictions_days=int(view.value("retention_days.predictions", raw)),
        logs_days=max(int(view.value("retention_days.logs", work.log_days)), HIGH_RISK_LOG_DAYS * (risk == "high")),
    )
    return Privacy(
        legal_basis=_basis(work) if personal else "no personal data stated",
        minimisation="columns without a use are dropped at the first hop",
        dpia=bool(work.data_classes & (STRICT_CLASSES | {"children", "biometric"})) or "gdpr" in work.regimes,
        retention=kept,
        erasure_path="delete-by-subject job over raw, features, snapshots, vectors and logs"
        if personal
        else "not needed",
        anonymisation=Anonymisation(k=10, dp_eps=None),
        cde_segmented=True if "pci" in work.data_classes or "pci_dss" in work.regimes else None,
    )


def _basis(work: Workload) -> str:
    if "phi" in work.data_classes:
        return "treatment or health operations under an agreement with each provider"
    if work.data_classes & {"children", "biometric"}:
        return "explicit consent, recorded per person"
    return "contract or legitimate interest, recorded with the data protection officer"


def _roles(work: Workload) -> dict[str, str]:
    return {
        "model": "ML engineer responsible, product owner accountable",
        "promotion": "a second engineer approves" if work.team_size > 1 else "the owner approves a recorded checklist",
        "data": "data owner accountable, data engineer responsible",
        "incident": "on-call responsible, product owner accountable, counsel informed",
    }


def _params(components: list[Component], work: Workload, shape: str) -> dict[str, dict[str, Scalar]]:
    """Keys, erasure, agreements and disclosure; the duties behind them are policy rules."""
    own_key = bool(work.data_classes & (STRICT_CLASSES | {"children", "biometric"}))
    params: dict[str, dict[str, Scalar]] = {
        c.role: {"encrypted_at_rest": True, "cmk": own_key, "erasure": True, "saas": False, "dpa": True}
        for c in components
    }
    if "govern.audit" in params:
        params["govern.audit"]["retention_days"] = LONG_DAYS if "phi" in work.data_classes else DEFAULT_DAYS
    if shape in GENERATIVE:
        for role in ("serve.online", "serve.llm"):
            if role in params:
                params[role]["ai_disclosure"] = True
    return params


def _duties(d: Decisions) -> str:
    if not d.regimes:
        return "The brief names no law with duties of its own."
    return f"Duties come from {listed(REGIMES.get(regime.id, regime.id) for regime in d.regimes)}."


def _explain(reasons: Reasons, d: Decisions, view: View, known: Expertise) -> None:
    domain, people = _use(view), d.human_oversight
    use = f"used for {domain}" if domain else known.task
    reasons.say(f"{use[:1].upper()}{use[1:]}: {d.risk_tier} risk on the scale of the EU AI Act.", "GOV-01",
                because=("project.domain", "residency", "regimes"))  # fmt: skip
    queue = f"{about(people.cases_a_day)} cases a day, work for {count(people.reviewers, 'reviewer')}"
    if people.mode == "in":
        reasons.say(f"{MODES['in'].capitalize()}: at most {queue}; the threshold keeps it there.", "GOV-02", "GOV-07",
                    because=("human_in_loop", "regimes", "project.domain"))  # fmt: skip
    else:
        reasons.say(f"People look at {queue}.", "GOV-07",
                    because=("throughput.predictions_per_day",))  # fmt: skip
    if view.value("explainability") == "adverse_action" or any(word in domain for word in CREDIT):
        reasons.say("A refusal names at most four reasons.", "GOV-03", because=("explainability", "regimes"))
    if d.fairness.attributes:
        reasons.say(f"Outcomes are compared by {listed(d.fairness.attributes)}, in groups of {LEAST_GROUP} or more.",
                    "GOV-04", because=("fairness_attributes", "project.domain"))  # fmt: skip
    held = sorted(CLASSES[name] for name in view.workload.data_classes & PERSONAL)
    if "phi" in view.workload.data_classes:
        reasons.say("It uses health data: every provider signs, and papers are kept 6 years.", "GOV-05",
                    because=("data_classes",))  # fmt: skip
    if known.id in GENERATIVE:
        reasons.say("People are told that a machine wrote what they read.", "GOV-06", because=("project.problem_type",))
    if held:
        kept = f"{listed(held).capitalize()} data is kept {duration(d.privacy.retention.raw_days * 86_400)}"
        reasons.say(f"{kept} and can be erased from every copy before.", "GOV-08",
                    because=("data_classes", "regimes", "retention_days.raw"))  # fmt: skip
    reasons.say(f"Promotion: {d.roles_raci['promotion']}.", "GOV-09", because=("team.size",))
    reasons.assume("retention_days", "log_days", "team_size")
    if d.samd_class is not None and _told_class(view) is None:
        reasons.risk("The class as a medical device is presumed, not confirmed",
                     "Regulatory affairs confirms the class before the first patient",
                     "regulatory affairs", "high")  # fmt: skip
    reasons.risk("A duty was not named in the brief", "Counsel confirms the list of regimes before production",
                 "product owner", "high", "low")  # fmt: skip


def _told_class(view: View) -> str | None:
    told = view.value("project.device_class")
    return None if told is None else str(told)


def _no_review(d: Decisions) -> Alternative:
    cases = f"{about(d.human_oversight.cases_a_day)} cases a day"
    law = d.risk_tier == "high"
    why = "the law asks for a person" if law else f"looking at {cases} is cheap and finds what metrics miss"
    return Alternative(
        option="decisions without human review",
        rejected_because=why,
        flip_if="a decision can be undone, has no legal effect, and errors cost less than a review",
        risk="harm is found by those harmed",
    )


AGENT = Agent(
    id="governance_ethics",
    number=15,
    title="Governance, Ethics & The Human Element",
    sections=("Risk and duties", "Fairness", "Explainability", "Human oversight", "Privacy", "Documentation and roles"),
    reads=(
        "constraints.project",
        "constraints.regimes",
        "constraints.data_classes",
        "constraints.residency",
        "constraints.explainability",
        "constraints.human_in_loop",
        "constraints.fairness_attributes",
        "constraints.retention_days",
        "constraints.team",
        "constraints.throughput",
        *under(
            "workload",
            "data_classes",
            "log_days",
            "predictions_month",
            "regimes",
            "residency",
            "retention_days",
            "team_size",
        ),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.tech_stack.components",
    ),
    output=Output,
    decide=decide,
    rules=RULES,
)
