"""Versions of a design, and the one table of moves between their states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from core import events, jobs, projects, settling
from core.canonical import plain, sha256_json
from core.constraints import Constraints, Intake
from core.errors import BadInput, Conflict, NotFound, StaleRevision
from core.models.decision_set import DecisionSet
from core.models.job import Job
from core.models.project import Project
from core.settling import Choice

MOVES: dict[str, frozenset[str]] = {
    "extracting": frozenset({"needs_input", "planning", "awaiting_budget", "infeasible", "cancelled", "failed"}),
    "needs_input": frozenset({"extracting", "cancelled", "failed", "superseded"}),
    "planning": frozenset({"awaiting_approval", "infeasible", "awaiting_budget", "cancelled", "failed"}),
    "awaiting_budget": frozenset({"extracting", "planning", "generating", "cancelled", "failed"}),
    "awaiting_approval": frozenset({"generating", "changes_requested", "rejected", "cancelled", "superseded"}),
    "generating": frozenset({"completed", "awaiting_budget", "cancelled", "failed"}),
    "completed": frozenset({"generating", "superseded"}),
    "failed": frozenset({"extracting", "planning", "generating", "superseded"}),
    "cancelled": frozenset({"superseded"}),
    "changes_requested": frozenset({"superseded"}),
    "rejected": frozenset({"superseded"}),
    "infeasible": frozenset({"superseded"}),
    "superseded": frozenset(),
}
RUNNING = frozenset({"extracting", "planning", "generating"})
RESTING = frozenset(MOVES) - RUNNING
# What generation adds to the plan document after it was approved; not part of its hash.
OUTCOMES = ("checks", "implementation", "review")


class InvalidTransition(Conflict):
    code, title = "invalid_transition", "The decision set's state does not allow this"


def propose(
    session: Session,
    project: Project,
    *,
    brief: str = "",
    constraints: Constraints | None = None,
    parent: DecisionSet | None = None,
    overrides: Sequence[dict[str, Any]] = (),
    pins: Sequence[str] = (),
    actor: str | None = None,
) -> DecisionSet:
    """The project's next version, in `extracting`. Overrides and pins add to the parent's."""
    given = Intake(brief=brief, constraints=constraints or Constraints())
    decision_set = DecisionSet(
        project_id=project.id,
        parent_id=parent.id if parent else None,
        version=_next_version(session, project),
        status="extracting",
        constraints_jsonb=plain(given),
        plan_jsonb=plain(_steering(parent, overrides, pins)),
    )
    session.add(decision_set)
    session.flush()
    payload = {"version": decision_set.version, "parent_id": decision_set.parent_id, "brief": brief}
    events.append(session, decision_set, "decision_set.proposed", payload, actor=actor)
    return decision_set


def get(session: Session, decision_set_id: UUID) -> DecisionSet:
    """Raises `NotFound` when the session's scope does not show it."""
    decision_set = session.get(DecisionSet, decision_set_id)
    if decision_set is None:
        raise NotFound("No such decision set.")
    return decision_set


def of_job(session: Session, job: Job) -> DecisionSet:
    """The decision set a job works on. Raises `NotFound` for a job of none."""
    if job.decision_set_id is None:
        raise NotFound("The job is of no decision set.")
    return get(session, job.decision_set_id)


def versions(
    session: Session, project: Project, *, before: int | None = None, limit: int = 50
) -> Sequence[DecisionSet]:
    """A project's decision sets, newest first."""
    found = select(DecisionSet).where(DecisionSet.project_id == project.id)
    if before is not None:
        found = found.where(DecisionSet.version < before)
    return session.scalars(found.order_by(DecisionSet.version.desc()).limit(limit)).all()


def lock(session: Session, decision_set: DecisionSet) -> DecisionSet:
    """The row as it is now, locked until the transaction ends."""
    session.refresh(decision_set, with_for_update={"key_share": True})  # references to it may go on
    return decision_set


def expect_revision(decision_set: DecisionSet, revision: int) -> None:
    if decision_set.revision != revision:
        raise StaleRevision(f"Revision {revision} was expected; it is {decision_set.revision} now.")


def transition(
    session: Session,
    decision_set: DecisionSet,
    status: str,
    payload: dict[str, Any] | None = None,
    *,
    actor: str | None = None,
) -> None:
    """Move to `status` and say so in the log. Raises `InvalidTransition` for a move not in the table."""
    origin = decision_set.status
    if status not in MOVES[origin]:
        raise InvalidTransition(f"A set that is {origin} cannot become {status}.", status=origin)
    decision_set.status = status
    decision_set.finished_at = session.scalar(select(func.now())) if status in RESTING else None
    if status in RUNNING:
        decision_set.error_jsonb = None
    moved = {"from": origin, "to": status, "version": decision_set.version, **(payload or {})}
    events.append(session, decision_set, f"decision_set.{status}", moved, actor=actor)


def fail(session: Session, decision_set: DecisionSet, code: str, detail: str) -> None:
    transition(session, decision_set, "failed", {"code": code, "detail": detail})
    decision_set.error_jsonb = {"code": code, "detail": detail}


def set_intake(decision_set: DecisionSet, intake: Intake) -> None:
    decision_set.constraints_jsonb = plain(intake)


def intake(decision_set: DecisionSet) -> Intake:
    return Intake.model_validate(decision_set.constraints_jsonb)


def set_plan(decision_set: DecisionSet, **parts: Any) -> None:
    """Replace named parts of the plan document; its hash is what an approval will be bound to."""
    decision_set.plan_jsonb = {**(decision_set.plan_jsonb or {}), **plain(parts)}
    planned = {name: part for name, part in decision_set.plan_jsonb.items() if name not in OUTCOMES}
    decision_set.plan_sha256 = sha256_json(planned)


def answer(
    session: Session,
    decision_set: DecisionSet,
    answers: dict[str, Any],
    *,
    accept_defaults: bool = False,
    settle: Sequence[Choice] = (),
    actor: str | None = None,
) -> Job:
    """Answers to the questions of a set in `needs_input`, and a person's word on its conflicts: intake continues.

    An infeasible one is continued by the next version, in which its conflicts are settled: the job is that version's.
    """
    continued = decision_set.status == "infeasible" and bool(settle)
    if decision_set.status != "needs_input" and not continued:
        raise InvalidTransition(f"No question is open; this set is {decision_set.status}.", status=decision_set.status)
    known = intake(decision_set)
    asked = {question.field for question in known.questions}
    if unknown := sorted(set(answers) - asked - set(_paths())):
        raise BadInput(f"Nothing is called {', '.join(unknown)}.", fields=unknown)
    going_on = _child(session, decision_set, actor) if continued else decision_set
    settled = settling.settlements(known, settle, going_on.version, answers)
    if settled:
        events.append(session, going_on, "conflicts.settled", {"settled": settled}, actor=actor)
    said = {"answers": answers, "accept_defaults": accept_defaults}
    if continued:
        set_intake(going_on, Intake(brief="", constraints=Constraints(), settled=settled))
        return jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=going_on.id, **said))
    transition(session, decision_set, "extracting", said, actor=actor)
    return jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=going_on.id, settled=settled, **said))


def _child(session: Session, parent: DecisionSet, actor: str | None) -> DecisionSet:
    return propose(session, projects.get(session, parent.project_id), parent=parent, actor=actor)


def generate(session: Session, decision_set: DecisionSet, *, actor: str | None = None) -> Job:
    """Generate again what was approved before."""
    if decision_set.status not in ("completed", "failed") or not _approved(session, decision_set):
        raise InvalidTransition(
            f"Only an approved design can be generated; this set is {decision_set.status}.", status=decision_set.status
        )
    transition(session, decision_set, "generating", {"forced": True}, actor=actor)
    return jobs.enqueue(session, jobs.GenerateRepository(decision_set_id=decision_set.id))


def cancel(session: Session, decision_set: DecisionSet, *, actor: str | None = None) -> None:
    jobs.cancel(session, decision_set)
    decision_set.cancel_requested = True
    transition(session, decision_set, "cancelled", actor=actor)


def promote(session: Session, decision_set: DecisionSet, *, actor: str | None = None) -> None:
    """Make this version the one that counts: its parent is superseded."""
    if decision_set.parent_id is None:
        raise InvalidTransition("The first version has nothing to supersede.", status=decision_set.status)
    parent = get(session, decision_set.parent_id)
    transition(session, parent, "superseded", {"by": decision_set.id}, actor=actor)
    events.append(session, decision_set, "decision_set.promoted", {"supersedes": parent.id}, actor=actor)


def _steering(
    parent: DecisionSet | None, overrides: Sequence[dict[str, Any]], pins: Sequence[str]
) -> dict[str, list[Any]]:
    """The parent's overrides and pins go on holding; a newer word about the same role replaces the older one."""
    before = (parent.plan_jsonb or {}) if parent else {}
    again = {(asked["role"], asked["kind"]) for asked in overrides}
    kept = [asked for asked in before.get("overrides", []) if (asked["role"], asked["kind"]) not in again]
    overridden = {asked["role"] for asked in overrides}
    pinned = [role for role in before.get("pins", []) if role not in overridden]
    return {"overrides": [*kept, *overrides], "pins": sorted({*pinned, *pins})}


def _approved(session: Session, decision_set: DecisionSet) -> bool:
    from core.models.approval import Approval

    found = select(Approval.id).where(
        Approval.decision_set_id == decision_set.id,
        Approval.status == "approved",
        Approval.plan_sha256 == decision_set.plan_sha256,
    )
    return session.scalar(found) is not None


def _next_version(session: Session, project: Project) -> int:
    # Two proposals at once would take the same number: they take turns, per project.
    session.execute(text("select pg_advisory_xact_lock(hashtextextended(:name, 1))"), {"name": str(project.id)})
    latest = select(func.coalesce(func.max(DecisionSet.version), 0)).where(DecisionSet.project_id == project.id)
    return int(session.scalar(latest) or 0) + 1


def _paths(model: Any = Constraints, prefix: str = "") -> list[str]:
    """Every dotted path a constraint can have."""
    paths: list[str] = []
    for name, field in model.model_fields.items():
        nested = field.annotation if hasattr(field.annotation, "model_fields") else None
        paths += _paths(nested, f"{prefix}{name}.") if nested else [prefix + name]
    return paths
