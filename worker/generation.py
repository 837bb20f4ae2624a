"""From an approved design to files, checks, reports and a zip. Nothing here opens a transaction of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agents.graph import PlanningResult
from agents.implementation.ownership import owner
from agents.implementing import run_final_critic, run_implementation
from agents.ledger import Ledger
from agents.providers.provider import Provider
from agents.report import render_report
from core.canonical import plain
from core.constraints import Intake
from core.costs import CostEstimate
from core.errors import Discard
from core.plan import AgentOutput, Plan
from core.reports import Check, PolicyReport, PolicyResult
from templates import bundle, render, render_parts
from worker import provenance
from worker.codegen.authorship import Authored, Validate, author, wanted
from worker.codegen.provider import CodeGenProvider
from worker.codegen.template import TemplateCode
from worker.reports.assemble import reports
from worker.reports.design import Design
from worker.reports.inputs import provenance as inputs
from worker.reports.validation import run_record
from worker.repository_policies import judge
from worker.sandbox.tiers import detect
from worker.validators.registry import run_all

Files = dict[str, bytes]
ZIP = "repo.zip"


@dataclass(frozen=True)
class Approved:
    """A design that a person approved, with everything its repository is a function of."""

    intake: Intake
    planned: PlanningResult
    plan: Plan
    estimate: CostEstimate
    policies: PolicyReport
    plan_sha256: str


@dataclass(frozen=True)
class Built:
    """`files` are the repository and its reports; `beside` is what differs from run to run, or proves the zip."""

    files: Files
    checks: list[Check]
    implemented: dict[str, AgentOutput]
    review: AgentOutput
    beside: Files = field(default_factory=dict)
    by_model: tuple[str, ...] = ()

    @property
    def failed(self) -> list[str]:
        return [check.name for check in self.checks if check.status == "failed"]

    @property
    def origins(self) -> dict[str, str]:
        return origins(self.files, self.by_model)


def build(  # noqa: PLR0913, PLR0917 - what a repository is made of, and who listens
    approved: Approved,
    ledger: Ledger,
    provider: Provider,
    data: Path,
    on_check: Callable[[Check], None],
    on_written: Callable[[list[str]], None],
    coder: CodeGenProvider | None = None,
    on_authored: Callable[[Authored], None] = lambda _: None,
    validate: Validate = run_all,
) -> Built:
    """Write the repository, run the validators on the very files that ship, review it, report; a zip only when
    no check failed. `on_written` hears the paths as soon as they stand, `on_check` each check as it ends.

    With a `coder` a model may change the code; what it changed ships only if every check passes on it.
    """
    rendered = _rendered(approved)
    on_written(sorted(rendered))
    asked = wanted(approved.planned.decisions, approved.plan.summary)
    authored = author(rendered, asked, coder or TemplateCode(), data, on_check, validate)
    on_authored(authored)
    files, checks, produced = authored.files, authored.checks, authored.produced
    needs = render_parts.requirements(render_parts.kind(render_parts.repository(approved.plan), None)["dependencies"])
    implemented = run_implementation(
        approved.intake, approved.planned, ledger, files, requirements=needs, provider=provider
    )
    decided = {**approved.planned.decisions, **implemented}
    judged, results = judge(approved.intake.constraints, approved.plan, approved.estimate, decided, files, checks)
    on_check(judged)
    checks = sorted([*checks, judged], key=lambda check: check.name)
    review = run_final_critic(approved.intake, approved.planned, implemented, ledger, files, checks)
    isolation, design = detect().tier, _design(approved, implemented, review, authored, results)
    tree = bundle.tree_sha256(files)
    whole = bundle.with_manifest({**files, **produced, **reports(design, checks, isolation, tree)})
    built = Built(whole, checks, implemented, review, {"validation-run.json": _json(run_record(checks, isolation))},
                  authored.paths)  # fmt: skip
    if not built.failed:
        built.beside[ZIP] = bundle.zip_bytes(whole)
        signed = provenance.sign(built.beside[ZIP], inputs(design, tree), provenance.signing_key(data))
        built.beside[f"{ZIP}.intoto.jsonl"] = signed
    return built


def origins(files: Files, by_model: tuple[str, ...] = ()) -> dict[str, str]:
    """Who answers for each file: a model, one of the code agents, the reports, or the common template."""
    plain_ones = {path: "report" if path.startswith("reports/") else owner(path) or "template" for path in files}
    return {**plain_ones, **dict.fromkeys(by_model, "model")}


def _rendered(approved: Approved) -> Files:
    decisions = {name: plain(output) for name, output in approved.planned.decisions.items()}
    try:
        return render.render(approved.plan, approved.intake, decisions, approved.estimate, approved.policies)
    except render.UnknownArchetype as error:
        raise Discard(f"No repository is catalogued for {error}.", code="no_repository") from error


def _design(
    approved: Approved,
    implemented: dict[str, AgentOutput],
    review: AgentOutput,
    authored: Authored,
    results: list[PolicyResult],
) -> Design:
    decisions = {**approved.planned.decisions, **implemented, review.agent_id: review}
    policy = approved.policies.model_copy(update={"results": [*approved.policies.results, *results]})
    text = render_report(approved.plan, approved.planned.decisions, approved.intake, approved.estimate, policy)
    return Design(
        intake=approved.intake,
        plan=approved.plan,
        decisions={name: plain(output) for name, output in decisions.items()},
        estimate=approved.estimate,
        policy=policy,
        plan_sha256=approved.plan_sha256,
        architecture=text,
        trace=origins(authored.files, authored.paths),
    )


def _json(value: Any) -> bytes:
    return (json.dumps(plain(value), indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
