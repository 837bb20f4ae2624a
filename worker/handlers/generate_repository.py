"""Implementation: generating → completed | failed. Bytes are stored first; one transaction then names them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from core import artifacts, decision_sets, events
from core.artifacts import Kind
from core.models.decision_set import DecisionSet
from core.reports import Check
from worker.run import Run

if TYPE_CHECKING:
    from worker.generation import Built
    from worker.reports.design import Design

KINDS: dict[str, Kind] = {
    "repo.zip": "repo_zip",
    "repo.zip.intoto.jsonl": "provenance",
    "validation-run.json": "validation_run",
}


def handle(run: Run) -> None:
    from worker import generation

    with run.read() as session:
        if run.decision_set(session).status != "generating":
            return
    design = _design(run)
    built = generation.build(design, run.settings.data_dir.resolve(), lambda check: _tell(run, check))
    run.check()
    everything = {**built.files, **built.beside}
    hashes = artifacts.store(run.store, run.claim.project_id, everything)
    run.check()
    with run.finish() as session:
        decision_set = run.decision_set(session)
        _record(session, decision_set, built, hashes)
        _conclude(session, decision_set, built, hashes)


def _design(run: Run) -> Design:
    from worker import architecture, designs
    from worker.reports.design import Design

    with run.read() as session:
        decision_set = run.decision_set(session)
        planned, intake = designs.load(session, decision_set), decision_sets.intake(decision_set)
        plan_sha256 = decision_set.plan_sha256 or ""
    if planned.plan is None or planned.estimate is None or planned.policy_report is None:
        raise ValueError("An approved decision set has a plan, an estimate and a policy report.")
    text = architecture.report(planned.plan, planned.decisions, planned.estimate, planned.policy_report)
    return Design(
        intake=intake,
        plan=planned.plan,
        decisions={name: output.model_dump(mode="json") for name, output in planned.decisions.items()},
        estimate=planned.estimate,
        policy=planned.policy_report,
        plan_sha256=plan_sha256,
        architecture=text,
    )


def _tell(run: Run, check: Check) -> None:
    run.check()
    with run.effect() as session:
        facts = {"name": check.name, "tool": check.tool, "status": check.status, "reason": check.reason}
        events.append(session, run.decision_set(session), "check.completed", facts)


def _record(session: Session, decision_set: DecisionSet, built: Built, hashes: dict[str, str]) -> None:
    """Replaces what an earlier generation of this set recorded."""
    artifacts.clear(session, decision_set)
    sizes = {path: len(data) for path, data in {**built.files, **built.beside}.items()}
    artifacts.record(session, decision_set, "file", {path: hashes[path] for path in built.files}, sizes)
    for path in built.beside:
        artifacts.record(session, decision_set, KINDS[path], {path: hashes[path]}, sizes)


def _conclude(session: Session, decision_set: DecisionSet, built: Built, hashes: dict[str, str]) -> None:
    checks = [check.model_copy(update={"output": None}) for check in built.checks]
    decision_sets.set_plan(decision_set, checks=checks)
    facts = {"files": len(built.files), "repo_zip_sha256": hashes.get("repo.zip"), "failed": built.failed}
    events.append(session, decision_set, "repository.generated", facts)
    if built.failed:
        detail = f"{len(built.failed)} check(s) failed: {', '.join(built.failed)}."
        decision_sets.fail(session, decision_set, "checks_failed", detail)
    else:
        decision_sets.transition(session, decision_set, "completed")
