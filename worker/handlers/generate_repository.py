"""Implementation: generating → completed | failed. Bytes are stored first; one transaction then names them all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import artifacts, decision_sets, events
from core.artifacts import Kind
from core.errors import Unavailable
from core.models.decision_set import DecisionSet
from core.models.event import Event
from core.reports import Check
from worker import history, telemetry
from worker.history import Version
from worker.ledger import BudgetReached, DatabaseLedger, cap_usd
from worker.run import Run

if TYPE_CHECKING:
    from worker.codegen.authorship import Authored
    from worker.generation import Approved, Built

CHECKED, WRITTEN = "check.completed", "generation.file"
AUTHORED = "generation.authored"
KINDS: dict[str, Kind] = {
    "repo.zip": "repo_zip",
    "repo.zip.intoto.jsonl": "provenance",
    "validation-run.json": "validation_run",
}


def handle(run: Run) -> None:
    from worker import generation, providers
    from worker.codegen.chosen import code_provider
    from worker.codegen.remembered import Remembered
    from worker.codegen.template import TemplateCode
    from worker.isolation.chosen import validation

    with run.read() as session:
        decision_set = run.decision_set(session)
        if decision_set.status != "generating":
            return
        approved = _approved(session, decision_set)
        ledger = DatabaseLedger(run, cap_usd(decision_set, run.settings))
        version = _version(session, decision_set)
    meter = providers.purse(run)
    data, provider = run.settings.data_dir.resolve(), providers.choose(run, meter)
    try:
        coder = code_provider(run.settings, meter)
        built = generation.build(
            approved, ledger, provider, data, lambda check: _tell(run, check), lambda paths: _written(run, paths),
            coder if isinstance(coder, TemplateCode) else Remembered(coder, ledger),
            lambda authored: _authored(run, authored), validation(run.settings),
        )  # fmt: skip
    except BudgetReached as error:
        with run.finish() as session:
            decision_sets.transition(session, run.decision_set(session), "awaiting_budget", {"detail": error.detail})
        return
    run.check()
    hashes = artifacts.store(run.store, run.claim.project_id, {**built.files, **built.beside})
    told = {"repo_zip_sha256": hashes.get("repo.zip"), **_committed(data, version, built)}
    run.check()
    with run.finish() as session:
        decision_set = run.decision_set(session)
        _record(session, decision_set, built, hashes)
        _conclude(session, decision_set, built, told)


def _approved(session: Session, decision_set: DecisionSet) -> Approved:
    from worker import designs
    from worker.generation import Approved

    planned = designs.load(session, decision_set)
    if planned.plan is None or planned.estimate is None or planned.policy_report is None:
        raise ValueError("An approved decision set has a plan, an estimate and a policy report.")
    return Approved(
        intake=decision_sets.intake(decision_set),
        planned=planned,
        plan=planned.plan,
        estimate=planned.estimate,
        policies=planned.policy_report,
        plan_sha256=decision_set.plan_sha256 or "",
    )


def _version(session: Session, decision_set: DecisionSet) -> Version:
    parent = decision_sets.get(session, decision_set.parent_id) if decision_set.parent_id else None
    return Version(
        project_id=decision_set.project_id,
        number=decision_set.version,
        parent=parent.version if parent else None,
        made_at=decision_set.created_at,
        message=f"Version {decision_set.version}",
    )


def _committed(data: Path, version: Version, built: Built) -> dict[str, str | None]:
    """The history is a convenience: without git the repository is still delivered, and the event says so."""
    try:
        return {"commit": history.commit(data, version, built.files)}
    except Unavailable as error:
        return {"commit": None, "history": error.detail}


def _tell(run: Run, check: Check) -> None:
    """Says how a check ended, once: an attempt after a crash runs it again, but repeats no news."""
    telemetry.check_ended(check)
    facts = {"name": check.name, "tool": check.tool, "status": check.status, "reason": check.reason}
    _once(run, CHECKED, facts)


def _written(run: Run, paths: list[str]) -> None:
    _once(run, WRITTEN, {"paths": paths})


def _authored(run: Run, authored: Authored) -> None:
    """Whether code of a model ships, and why not; silent for templates."""
    if authored.provider != "template":
        facts = {"provider": authored.provider, "outcome": authored.outcome, "detail": authored.detail}
        _once(run, AUTHORED, {**facts, "paths": list(authored.paths)})


def _once(run: Run, kind: str, facts: dict[str, Any]) -> None:
    run.check()
    with run.effect() as session:
        told = select(Event.id).where(
            Event.job_id == run.claim.job_id, Event.type == kind, Event.payload_jsonb == facts
        )
        if session.scalar(told) is None:
            events.append(session, run.decision_set(session), kind, facts)


def _record(session: Session, decision_set: DecisionSet, built: Built, hashes: dict[str, str]) -> None:
    """Replaces what an earlier generation of this set recorded."""
    artifacts.clear(session, decision_set)
    sizes = {path: len(data) for path, data in {**built.files, **built.beside}.items()}
    files = {path: hashes[path] for path in built.files}
    artifacts.record(session, decision_set, "file", files, sizes, built.origins)
    for path in built.beside:
        artifacts.record(session, decision_set, KINDS[path], {path: hashes[path]}, sizes)


def _conclude(session: Session, decision_set: DecisionSet, built: Built, told: dict[str, str | None]) -> None:
    checks = [check.model_copy(update={"output": None}) for check in built.checks]
    decision_sets.set_plan(decision_set, checks=checks, implementation=built.implemented, review=built.review)
    facts = {"files": len(built.files), "failed": built.failed, **told}
    events.append(session, decision_set, "repository.generated", facts)
    if built.failed:
        detail = f"The zip is withheld, because checks failed: {', '.join(built.failed)}."
        decision_sets.fail(session, decision_set, "checks_failed", detail)
    else:
        decision_sets.transition(session, decision_set, "completed")
