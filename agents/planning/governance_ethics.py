"""15 · Governance: risk tier, duties by regime, fairness, oversight by people, privacy and paper."""

from __future__ import annotations

from typing import Literal

from agents.agent import Agent
from agents.blueprint import explaining, papers, privacy, setting
from agents.blueprint.device_class import device_class
from agents.blueprint.duties import COUNSEL, Regime, duties
from agents.blueprint.fairness import LEAST_GROUP, Fairness, fairness
from agents.blueprint.oversight import MODES, SECRET, Oversight, amount, limited, often, oversight
from agents.blueprint.privacy import Privacy
from agents.blueprint.raci import roles
from agents.blueprint.setting import Setting
from agents.declaration import under
from agents.expertise.model import Expertise, expertise
from agents.planning import project_stages, tech_stack
from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import (
    GENERATIVE,
    OTHER,
    PERSONAL,
    REGIMES,
    STRICT_CLASSES,
    USES,
    count,
    duration,
    held,
    listed,
    upper,
)
from core.constraints import Strict
from core.plan import AgentOutput, Alternative, Component, Scalar
from templates.workload.model import Workload

LONG_DAYS, DEFAULT_DAYS = 2190, 730
CREDIT = ("credit", "lending", "loan")


class Explainability(Strict):
    method: str
    audience: str
    latency: str


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
    case = setting.setting(view, start.archetype)
    risk, watched_by = case.risk, oversight(view, known, case)
    decisions = Decisions(
        risk_tier=risk,
        regimes=duties(case),
        fairness=fairness(view, known),
        explainability=_explainability(view, known, start.domain),
        human_oversight=watched_by,
        privacy=privacy.planned(view, case),
        documentation=papers.due(case),
        roles_raci=roles(view, case),
        incident_response="detect, contain, tell the owner within 24 h, report within 72 h where the law asks, review",
        change_mgmt="pull request, gates, approval by somebody else, decision recorded with the plan's hash",
        samd_class=device_class(case, watched_by.mode, _told_class(view)),
        component_params=_params(stack.components, work, start.archetype),
    )
    _explain(reasons, decisions, view, known, case)
    watched = MODES[decisions.human_oversight.mode]
    return reasons.conclude(
        Output,
        decisions,
        f"{risk.capitalize()} risk; {watched}",
        f"The system is of {risk} risk{_because(decisions, view)}. {_duties(decisions)} Oversight: {watched}: "
        f"{amount(decisions.human_oversight)}, and overrides are logged.{privacy.erased(decisions.privacy)} "
        f"Documents: {listed(papers.TITLES[name] for name in decisions.documentation)}.",
        alternatives=(_no_review(decisions, case),),
        tradeoffs=("Review costs time per case and catches what metrics miss.",),
    )


def _because(d: Decisions, view: View) -> str:
    """What the tier rests on, where there is anything to say."""
    domain = _use(view)
    return f", since it is used for {domain}" if domain and d.risk_tier in ("high", "prohibited") else ""


def _use(view: View) -> str:
    """The use case in words, none where it is none of the list."""
    domain = str(view.value("project.domain", "")).lower()
    return "" if domain == OTHER else USES.get(domain, domain.replace("_", " "))


def _explainability(view: View, known: Expertise, domain: str) -> Explainability:
    method = explaining.method(view, known, domain)
    return Explainability(method=method, audience=explaining.audience(view, known, method),
                          latency="with the prediction")  # fmt: skip


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
        for role in ("serve.online", "serve.llm", "serve.batch"):
            if role in params:
                params[role]["ai_disclosure"] = True
    return params


def _duties(d: Decisions) -> str:
    certain = [REGIMES.get(regime.id, regime.id) for regime in d.regimes if not regime.holds.endswith(COUNSEL)]
    if not certain:
        return "Neither the brief nor its data name a law with duties of its own."
    return f"Duties come from {listed(certain)}."


def _explain(reasons: Reasons, d: Decisions, view: View, known: Expertise, case: Setting) -> None:
    domain, people = _use(view), d.human_oversight
    reasons.say(f"{_tier(domain or known.task, d, case)}.", "GOV-01",
                because=("project.domain", "project.subject", "residency", "regimes", "jurisdictions"))  # fmt: skip
    queue = f"{often(people.cases_a_day)}, work for {count(people.reviewers, 'reviewer')}"
    told = ("team.reviewers", "team.reviews_per_day")
    if people.mode == "in":
        reasons.say(f"{MODES['in'].capitalize()}: {queue}. Threshold: {people.threshold}.", "GOV-02", "GOV-07",
                    because=("human_in_loop", "regimes", "project.domain", *told))  # fmt: skip
    else:
        limit = f" Threshold: {people.threshold}." if people.threshold else ""
        reasons.say(f"{MODES[people.mode].capitalize()}: {amount(people)}.{limit}", "GOV-07",
                    because=("throughput.predictions_per_day", *told))  # fmt: skip
    if people.mode == "in" or limited(known):
        reasons.ask("team.reviews_per_day", "what people get through in a day sets the threshold")
    if view.value("explainability") == "adverse_action" or any(word in case.use for word in CREDIT):
        reasons.say(_refusal(case), "GOV-03", because=("explainability", "regimes", "jurisdictions"))
    if d.fairness.attributes:
        reasons.say(f"Outcomes are compared by {listed(d.fairness.attributes)}, in groups of {LEAST_GROUP} or more.",
                    "GOV-04", because=("fairness_attributes", "project.domain"))  # fmt: skip
    if "phi" in case.classes:
        reasons.say(_health(case), "GOV-05", because=("data_classes", "jurisdictions"))
    if known.id in GENERATIVE:
        reasons.say("People are told that a machine wrote what they read.", "GOV-06", because=("project.problem_type",))
    _stored(reasons, d, case)
    reasons.say(f"Promotion: {d.roles_raci['promotion']}.", "GOV-09", because=("team.size", "regimes"))
    reasons.assume("retention_days", "log_days", "team_size")
    if d.samd_class is not None and _told_class(view) is None:
        reasons.risk("The class as a medical device is presumed, not confirmed",
                     "Regulatory affairs confirms the class before the first patient",
                     "regulatory affairs", "high")  # fmt: skip
    if d.privacy.erasure_path != privacy.NOT_NEEDED:
        reasons.risk("As delivered, no step erases one person's data from what was taken in, computed and logged",
                     "Retention deletes in time; until a step does it, people remove the rows of who asks",
                     "data engineer", "high")  # fmt: skip
    reasons.risk("A duty was not named in the brief", "Counsel confirms the list of regimes before production",
                 "product owner", "high", "low")  # fmt: skip


def _stored(reasons: Reasons, d: Decisions, case: Setting) -> None:
    personal = held(case.classes, PERSONAL)
    if not personal:
        return
    told = f"{listed(personal).capitalize()} data is kept {duration(d.privacy.retention.raw_days * 86_400)}"
    years = duration(d.privacy.retention.predictions_days * 86_400)
    secret = (
        f"{told}; results and their grounds {years}, since the law has them kept, and no person is told of a suspicion."
    )
    reasons.say(secret if case.use in SECRET else f"{told} and can be erased from every copy before.", "GOV-08",
                because=("data_classes", "regimes", "retention_days.raw"))  # fmt: skip


def _tier(use: str, d: Decisions, case: Setting) -> str:
    """The tier as a statement of law in the EU, as a yardstick elsewhere."""
    used = f"used for {use}" if case.use not in ("", OTHER) else use
    if "eu" in case.areas or not case.areas:
        return f"{upper(used)}: {d.risk_tier} risk on the scale of the EU AI Act"
    treated = "treated as high risk" if d.risk_tier == "high" else f"treated as of {d.risk_tier} risk"
    reach = "the EU AI Act holds only where results are used in the EU (Art. 2(1)(c))"
    return f"{upper(used)}: {treated}, on a scale of our own: {reach}"


def _refusal(case: Setting) -> str:
    if case.areas & {"eu", "uk"} and "us" not in case.areas:
        return "Who is refused is told the reasons and can have a person look at the case, with their own view heard."
    return "A refusal names at most four reasons."


def _health(case: Setting) -> str:
    if "us" in case.areas:
        return "It uses health data: every provider signs an agreement, and papers are kept 6 years."
    device = ", technical documentation of a device 10 years (MDR Art. 10(8))" if _device(case) else ""
    return f"It uses health data: every provider signs a processor contract, the access log is kept 6 years{device}."


def _device(case: Setting) -> bool:
    return case.shape == "medical_imaging" and "eu" in case.areas


def _told_class(view: View) -> str | None:
    told = view.value("project.device_class")
    return None if told is None else str(told)


def _no_review(d: Decisions, case: Setting) -> Alternative:
    cases = often(d.human_oversight.cases_a_day)
    seen = f"looking at {cases}" if d.human_oversight.cases_a_day else "what people see of it"
    usual = f"{seen} is cheap and finds what metrics miss"
    law = "eu" in case.areas and d.risk_tier == "high"
    grave = "wrong decisions weigh on people and on examiners' trust" if d.risk_tier == "high" else usual
    return Alternative(
        option="decisions without human review",
        rejected_because="the law asks for a person (AI Act Art. 14, GDPR Art. 22)" if law else grave,
        flip_if="a decision can be undone, has no legal effect, and errors cost less than a review",
        risk="harm is found by those harmed",
    )


AGENT = Agent(
    id="governance_ethics",
    number=15,
    title="Governance, Ethics & The Human Element",
    reads=(
        *setting.READS,
        "constraints.data_classes",
        "constraints.data.modality",
        "constraints.human_in_loop",
        "constraints.fairness_attributes",
        "constraints.retention_days",
        "constraints.team",
        "constraints.throughput",
        *under("workload", "log_days", "mode", "predictions_month", "retention_days", "team_size"),
        *under("decisions.project_stages", "archetype", "domain", "variants"),
        "decisions.tech_stack.components",
    ),
    output=Output,
    decide=decide,
)
