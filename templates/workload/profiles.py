"""The profile of a kind of problem, with what its business domain changes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from core.constraints import Constraints
from templates.catalog.load import read
from templates.catalog.pattern import LANGUAGE_MODEL
from templates.workload import pictures, readings, zero_shot
from templates.workload.gaps import HERE

MONTH_H = 672.0  # of the shortest month
WAITING, WAITING_MS = ("online", "embedded", "streaming"), 10_000.0
DOMAIN_CUES = {
    "moderation": ("moderation",),
    "fraud": ("fraud", "payment", "payments", "chargeback", "scam", "aml"),
    "churn": ("churn", "retention", "attrition"),
    "credit": ("credit", "lending", "loan", "underwriting"),
    "insurance": ("insurance", "underwriting", "premium"),
    "hiring": ("hiring", "recruiting", "recruitment", "recruit"),
    "ads": ("ads", "adtech", "ad_tech", "advert", "advertising", "bidding", "ctr"),
    "iot": ("iot", "sensor", "industrial", "maintenance", "telemetry", "energy"),
    "marketing": ("marketing", "lead", "sales"),
}
# What is asked for is another matter than who asks: an insurer's letters are sorted as any letters are.
PROBLEM_DOMAINS = {"nlp_clf": "text"}
PICTURED = frozenset({"image", "video"})
LISTED = {"anomaly": "readings"}  # of devices, judged as a list
PICTURE_DOMAINS = {"cv_detection": "picture", "cv_segmentation": "outline"}  # read away from the camera


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    return read(HERE / "profiles.yaml")


def profile(constraints: Constraints) -> dict[str, Any]:
    """Defaults, then the problem type's, those of somebody waiting among them, the domain's, the subject's, an untaught
    model's.
    """
    problem = constraints.project.problem_type
    own = table()["problems"][problem.value] if problem else {}
    if problem and _waits(constraints):
        own = {**own, **table()["waiting"].get(problem.value, {})}
    if moderates_pictures(constraints):
        own = {**own, **table()["moderated"]}
    if domain(constraints) in PICTURE_DOMAINS.values():
        own = {**own, **_pictures(constraints)}
    if (step := constraints.forecast.step_h) is not None and step.value >= MONTH_H:
        own = {**own, **table()["monthly"]}
    if constraints.data.recording_s is not None and problem and problem.value == "asr":
        own = {**own, **_as_long(own, constraints.data.recording_s.value)}
    added = table()["zero_shot"] if zero_shot.applies(constraints) else {}
    added = table()["analysed"] if _analysed(constraints) else added
    subject = constraints.project.subject
    asked = table()["subjects"].get(subject.value, {}) if subject else {}
    return {**table()["defaults"], **own, **table()["domains"].get(domain(constraints), {}), **asked, **added}


def _analysed(constraints: Constraints) -> bool:
    """More than the words of a call is asked for, and no language model is ruled out."""
    problem, subject, banned = constraints.project.problem_type, constraints.project.subject, constraints.tooling.forbid
    calls = problem is not None and problem.value == "asr" and subject is not None
    allowed = banned is None or LANGUAGE_MODEL not in banned.value
    return calls and allowed and subject is not None and subject.value == "call_analysis"


def moderates_pictures(constraints: Constraints) -> bool:
    """Pictures are judged, whatever texts come with them; films beside texts may be what the texts are about."""
    told = set(constraints.data.modality.value) if constraints.data.modality else set()
    judged = "image" in told or (PICTURED & told and "text" not in told)
    return domain(constraints) == "moderation" and bool(judged)


def _as_long(own: dict[str, Any], seconds: float) -> dict[str, Any]:
    """What grows with the length of a recording, from the usual one's."""
    recorded = table()["recorded"]
    return {name: own[name] * seconds / recorded["usual_s"] for name in recorded["grows"]}


def _pictures(constraints: Constraints) -> dict[str, Any]:
    known, problem = table()["pictures"], constraints.project.problem_type
    return {**known[problem.value], **known[pictures.place(constraints)]} if problem else {}


def are_people(noun: str | None) -> bool:
    """Whether what is counted are people, by its words: `daily readers`."""
    return _names_one_of("people", noun)


def are_goods(noun: str | None) -> bool:
    """Whether what is counted is looked at, and looks at nothing itself: `open articles`."""
    return _names_one_of("goods", noun)


def _names_one_of(kind: str, noun: str | None) -> bool:
    words = (noun or "").lower().split()
    return any(word in table()[kind] or word.removesuffix("s") in table()[kind] for word in words)


def _waits(constraints: Constraints) -> bool:
    """Somebody waits for each answer, as the way of serving says or a time of seconds."""
    mode, asked = constraints.serving_mode, constraints.latency.p95_ms
    if asked is not None:
        return asked.value <= WAITING_MS
    return mode is not None and mode.value in WAITING


def domain(constraints: Constraints) -> str:
    """The first domain with a cue among the words of the stated domain or the project's name, else "other".

    A kind of problem with a domain of its own has that one, unless what is read is moderated.
    """
    facts = (constraints.project.domain, constraints.project.name)
    text = " ".join(fact.value.lower() for fact in facts if fact)
    words = {*text.split(), *text.replace("-", " ").replace("_", " ").split()}
    found = next((name for name, cues in DOMAIN_CUES.items() if words & set(cues)), "other")
    problem = constraints.project.problem_type
    listed = LISTED if readings.of_devices(constraints) else {}
    names = {**PROBLEM_DOMAINS, **listed, **(PICTURE_DOMAINS if pictures.away(constraints) else {})}
    own = names.get(problem.value) if problem else None
    return own if own and found != "moderation" else found
