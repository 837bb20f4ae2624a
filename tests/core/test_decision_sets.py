from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from uuid import UUID

import pytest
from sqlalchemy import select

from core import approvals, decision_sets, events, jobs
from core.constraints import Constraints, Intake, Question
from core.decision_sets import InvalidTransition
from core.errors import AmpError, BadInput, StaleRevision
from core.models.approval import Approval
from core.models.decision_set import STATUSES, DecisionSet
from core.models.job import Job
from core.models.project import Project
from tests.conftest import Scope

BLOCKED = {"rule_id": "BUD-01", "outcome": "fail", "severity": "block", "message": "over budget"}


def waiting_at_gate(scope: Scope, project: Project, results: tuple[dict[str, str], ...] = ()) -> DecisionSet:
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        decision_sets.transition(session, decision_set, "planning")
        decision_sets.set_plan(decision_set, policy_report={"results": list(results)})
        decision_sets.transition(session, decision_set, "awaiting_approval")
        return decision_set


def approve(scope: Scope, seen: DecisionSet, plan_sha256: str | None = None, verdict: str = "approved") -> None:
    with scope() as session:
        decision_set = decision_sets.get(session, seen.id)
        decision_sets.expect_revision(decision_set, seen.revision)
        sha = plan_sha256 or seen.plan_sha256 or ""
        approvals.record(session, decision_set, verdict, actor="me", plan_sha256=sha)  # type: ignore[arg-type]


def test_every_state_has_its_moves_and_every_move_leads_to_a_state() -> None:
    assert set(decision_sets.MOVES) == set(STATUSES)
    assert set().union(*decision_sets.MOVES.values()) <= set(STATUSES)


@pytest.mark.parametrize("origin", STATUSES)
def test_only_moves_in_the_table_are_made(scope: Scope, project: Project, origin: str) -> None:
    made = set()
    for target in STATUSES:
        with scope() as session:
            decision_set = decision_sets.propose(session, project, brief="x")
            decision_set.status = origin
            session.flush()
            with suppress(InvalidTransition):
                decision_sets.transition(session, decision_set, target)
                made.add(decision_set.status)
    assert made == set(decision_sets.MOVES[origin])


def test_versions_are_counted_per_project_even_at_once(scope: Scope, project: Project) -> None:
    def propose(_: int) -> int:
        with scope() as session:
            return decision_sets.propose(session, project, brief="x").version

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(propose, range(16))) == list(range(1, 17))


def test_an_approval_is_one_transaction_with_its_job_and_events(scope: Scope, project: Project) -> None:
    seen = waiting_at_gate(scope, project)
    approve(scope, seen)
    with scope() as session:
        decision_set = decision_sets.get(session, seen.id)
        assert decision_set.status == "generating"
        assert [job.type for job in jobs.unfinished(session, decision_set)] == ["generate_repository"]
        assert [e.type for e in events.after(session, project, 0)][-2:] == [
            "approval.recorded",
            "decision_set.generating",
        ]


def test_of_fifty_approvals_at_once_exactly_one_counts(scope: Scope, project: Project) -> None:
    seen = waiting_at_gate(scope, project)

    def attempt(_: int) -> str:
        try:
            approve(scope, seen)
        except AmpError as error:
            return error.code
        return "recorded"

    with ThreadPoolExecutor(20) as pool:
        outcomes = Counter(pool.map(attempt, range(50)))
    assert outcomes["recorded"] == 1
    assert sum(outcomes.values()) == 50
    assert set(outcomes) <= {"recorded", "stale_revision", "already_decided"}
    with scope() as session:
        assert len(session.scalars(select(Approval)).all()) == 1
        assert len(session.scalars(select(Job)).all()) == 1
        assert [e.type for e in events.after(session, project, 0)].count("approval.recorded") == 1


@pytest.mark.parametrize("outcome", ["fail", "unknown"])
def test_a_blocking_rule_refuses_an_approval_and_a_waiver_lifts_it(
    scope: Scope, project: Project, outcome: str
) -> None:
    seen = waiting_at_gate(scope, project, ({**BLOCKED, "outcome": outcome},))
    with pytest.raises(approvals.PolicyBlocked) as refused:
        approve(scope, seen)
    assert refused.value.extra == {"rule_ids": ["BUD-01"]}
    approve(scope, waiting_at_gate(scope, project, ({**BLOCKED, "outcome": "waived"},)))


def test_a_plan_without_a_policy_report_is_not_approved(scope: Scope, project: Project) -> None:
    seen = waiting_at_gate(scope, project)
    with scope() as session:
        decision_set = decision_sets.get(session, seen.id)
        decision_sets.set_plan(decision_set, policy_report=None)
        session.flush()
        sha = decision_set.plan_sha256 or ""
        with pytest.raises(approvals.PolicyBlocked):
            approvals.record(session, decision_set, "approved", actor="me", plan_sha256=sha)


def test_an_approval_of_another_plan_is_refused(scope: Scope, project: Project) -> None:
    with pytest.raises(approvals.PlanChanged):
        approve(scope, waiting_at_gate(scope, project), plan_sha256="0" * 64)


def test_a_stale_revision_is_refused(scope: Scope, project: Project) -> None:
    seen = waiting_at_gate(scope, project)
    with scope() as session:
        decision_sets.set_plan(decision_sets.get(session, seen.id), note="changed")
    with pytest.raises(StaleRevision):
        approve(scope, seen)


def test_two_writers_of_one_revision_do_not_overwrite_each_other(scope: Scope, project: Project) -> None:
    seen = waiting_at_gate(scope, project)

    def overtaken() -> None:
        with scope() as slow:
            decision_set = decision_sets.get(slow, seen.id)
            with scope() as quick:
                decision_sets.get(quick, seen.id).summary_md = "quick"
            decision_set.summary_md = "slow"

    with pytest.raises(StaleRevision):
        overtaken()


def test_the_plan_hash_survives_the_database(scope: Scope, project: Project) -> None:
    from core.canonical import sha256_json

    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        decision_sets.set_plan(
            decision_set, plan={"usd": 1e22, "one": 1.0, "tiny": 1e-7, "text": "é \u2028", "n": 2**60}
        )
        written = decision_set.plan_sha256
    with scope() as session:
        assert sha256_json(decision_sets.get(session, decision_set.id).plan_jsonb) == written


def test_answers_go_to_intake_and_unknown_fields_are_refused(scope: Scope, project: Project) -> None:
    question = Question(
        field="budget.monthly_usd", question="?", why="", impact="", options=[], default=500, default_effect=""
    )
    with scope() as session:
        decision_set = decision_sets.propose(session, project, brief="x")
        decision_sets.set_intake(decision_set, Intake(brief="x", constraints=Constraints(), questions=[question]))
        decision_sets.transition(session, decision_set, "needs_input")
    with pytest.raises(BadInput), scope() as session:
        decision_sets.answer(session, decision_sets.get(session, decision_set.id), {"budget.monthly": 5})
    with scope() as session:
        job = decision_sets.answer(
            session, decision_sets.get(session, decision_set.id), {"budget.monthly_usd": 800}, accept_defaults=True
        )
        assert job.payload_jsonb["answers"] == {"budget.monthly_usd": 800}
    with scope() as session:
        assert decision_sets.get(session, decision_set.id).status == "extracting"


def test_promoting_a_child_supersedes_its_parent(scope: Scope, project: Project) -> None:
    parent = waiting_at_gate(scope, project)
    with scope() as session:
        child = decision_sets.propose(session, project, brief="y", parent=decision_sets.get(session, parent.id))
        decision_sets.promote(session, child)
    with scope() as session:
        assert decision_sets.get(session, parent.id).status == "superseded"


def test_a_decision_set_of_another_project_is_not_found(scope: Scope, project: Project) -> None:
    seen = waiting_at_gate(scope, project)
    elsewhere = UUID(int=7)
    with pytest.raises(AmpError, match="No such decision set"), scope(project_id=elsewhere) as session:
        decision_sets.get(session, seen.id)
