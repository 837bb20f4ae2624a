"""What a critic returns: findings, what it asks selection to change, and how bad it is in one number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from agents.reasons import Reasons
from agents.view import View
from agents.vocabulary import count
from core.constraints import Strict
from core.plan import AgentOutput, Amendment, Finding

WEIGHTS = {"block": 5, "warn": 1, "info": 0}


class Critique(Strict):
    """`score` weighs the fixed checks; `readings` counts what a model remarked beyond them."""

    findings: list[Finding]
    amendments: list[Amendment]
    score: int
    readings: int = 0


class CritiqueOutput(AgentOutput):
    decisions: Critique


@dataclass(frozen=True)
class Remark:
    """One thing a check saw; `amendments` is what would help, if anything in the catalogue does."""

    message: str
    severity: Literal["info", "warn", "block"]
    recommendation: str
    components: tuple[str, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    evidence: tuple[tuple[str, float | str | None], ...] = ()


@dataclass(frozen=True)
class CriticCheck:
    rule: str
    name: str
    owners: tuple[str, ...]
    look: Callable[[View], Iterable[Remark]]


def review(view: View, checks: tuple[CriticCheck, ...], critic: str) -> tuple[Critique, Reasons]:
    reasons = Reasons(view)
    findings: list[Finding] = []
    amendments: list[Amendment] = []
    for check in checks:
        remarks = list(check.look(view))
        for number, remark in enumerate(remarks, 1):
            findings.append(_finding(critic, check, number, remark))
            amendments += remark.amendments
            reasons.say(remark.message, check.rule)
    score = sum(WEIGHTS[finding.severity] for finding in findings)
    return Critique(findings=findings, amendments=amendments, score=score), reasons


def _finding(critic: str, check: CriticCheck, number: int, remark: Remark) -> Finding:
    return Finding.model_validate({
        "id": f"{check.rule}-{number}", "critic": critic, "check": check.name, "severity": remark.severity,
        "message": remark.message, "owners": list(check.owners), "components": list(remark.components),
        "recommendation": remark.recommendation, "evidence": dict(remark.evidence),
    })  # fmt: skip


def conclude(view: View, checks: tuple[CriticCheck, ...], critic: str, subject: str) -> CritiqueOutput:
    critique, reasons = review(view, checks, critic)
    blocks = sum(f.severity == "block" for f in critique.findings)
    if not critique.findings:
        headline, said = f"No {subject} findings", f"{len(checks)} checks ran and found nothing."
    else:
        headline = f"{count(len(critique.findings), f'{subject} finding').capitalize()}, {blocks} blocking"
        said = " ".join(f"{f.message}." for f in critique.findings[:4])
    return reasons.conclude(CritiqueOutput, critique, headline, said)
