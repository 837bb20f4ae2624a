"""A whole design in this process: the same rows, jobs and handlers as in the service.

A worker that already runs in the checkout may take the jobs; then this process only waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from api import documents
from api.schemas.decision_sets import DecisionSetOut
from cli.progress import Progress
from cli.settling import Register
from core import approvals, artifacts, db, decision_sets, jobs, projects, schema, storage
from core.constraints import Conflict
from core.errors import BadInput
from core.settings import Settings
from worker.loop import drain, resting

ACTOR = "local"
STATEMENT = "repo.zip.intoto.jsonl"
WRITTEN = ("repo.zip", STATEMENT, "report.md", "decision-set.json")
REPORT = "reports/architecture.md"


@dataclass(frozen=True)
class Answers:
    """`settle` says of contradictions, by their number, which way is taken: its letter, or `hold`."""

    by_field: dict[str, Any]
    accept_defaults: bool
    settle: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finished:
    """What there is to write; `files` has no repository unless every check allowed one. `open` are its conflicts by
    their numbers in this run."""

    document: DecisionSetOut
    files: dict[str, bytes]
    open: dict[int, Conflict]

    def write(self, out: Path) -> None:
        """Replaces what an earlier run left, also what this run has none of."""
        for name in WRITTEN:
            (out / name).unlink(missing_ok=True)
        for name, data in self.files.items():
            (out / name).write_bytes(data)
        (out / "decision-set.json").write_text(self.document.model_dump_json(by_alias=True, indent=2) + "\n")


class DesignRun:
    def __init__(self, settings: Settings, told: bool = False) -> None:
        """`told` says on stderr what it is at."""
        self.settings = settings
        self.told = told
        self.engine = schema.open_database(settings)
        self.store = storage.open_store(settings)
        self.register = Register()

    def carry_out(self, name: str, brief: str, answers: Answers, approve: bool) -> Finished:
        project_id, decision_set_id = self._propose(name, brief, answers)
        with Progress(self.engine, project_id) if self.told else nullcontext():
            self._rest(project_id, decision_set_id)
            decision_set_id = self._settle(project_id, decision_set_id, answers)
            if approve and self._approve(project_id, decision_set_id):
                self._rest(project_id, decision_set_id)
        with self._scope(project_id) as session:
            return self._collect(session, decision_set_id)

    def _propose(self, name: str, brief: str, answers: Answers) -> tuple[UUID, UUID]:
        owner = self.settings.dev_user_id
        with db.session_scope(self.engine, owner_id=owner, actor=ACTOR) as session:
            project = projects.create(session, owner, name[:200])
            decision_set = decision_sets.propose(session, project, brief=brief, actor=ACTOR)
            args = jobs.PlanDecisionSet(
                decision_set_id=decision_set.id, answers=answers.by_field, accept_defaults=answers.accept_defaults
            )
            jobs.enqueue(session, args)
            return project.id, decision_set.id

    def _settle(self, project_id: UUID, decision_set_id: UUID, answers: Answers) -> UUID:
        """What is wanted of its contradictions, round after round; the set that came of it, at rest."""
        left = dict(answers.settle)
        while left:
            with self._scope(project_id) as session:
                decision_set = decision_sets.lock(session, decision_sets.get(session, decision_set_id))
                choices = self.register.choices(decision_sets.intake(decision_set).conflicts, left)
                if not choices:
                    raise BadInput(f"There is no contradiction {min(left)} to settle.")
                job = decision_sets.answer(
                    session, decision_set, {}, accept_defaults=answers.accept_defaults,
                    settle=list(choices.values()), actor=ACTOR,
                )  # fmt: skip
                decision_set_id = decision_sets.of_job(session, job).id
            left = {number: word for number, word in left.items() if number not in choices}
            self._rest(project_id, decision_set_id)
        return decision_set_id

    def _rest(self, project_id: UUID, decision_set_id: UUID) -> None:
        drain(self.settings, self.engine, resting(self.engine, project_id, decision_set_id))

    def _approve(self, project_id: UUID, decision_set_id: UUID) -> bool:
        """Whether the plan could be approved; a blocking rule is left for the summary to name."""
        with self._scope(project_id) as session:
            decision_set = decision_sets.lock(session, decision_sets.get(session, decision_set_id))
            if decision_set.status != "awaiting_approval" or approvals.blocking(decision_set):
                return False
            plan_sha256 = decision_set.plan_sha256 or ""
            approvals.record(
                session, decision_set, "approved", actor=ACTOR, plan_sha256=plan_sha256, comment="amp design --approve"
            )
            return True

    def _collect(self, session: Session, decision_set_id: UUID) -> Finished:
        decision_set = decision_sets.get(session, decision_set_id)
        files = {}
        for artifact in artifacts.of(session, decision_set):
            if artifact.kind == "repo_zip":
                files["repo.zip"] = artifacts.read(self.store, artifact)
            elif artifact.kind == "provenance":
                files[STATEMENT] = artifacts.read(self.store, artifact)
            elif artifact.path == REPORT:
                files["report.md"] = artifacts.read(self.store, artifact)
        document = documents.full(session, decision_set)
        return Finished(document, files, self.register.numbered(document.conflicts))

    def _scope(self, project_id: UUID) -> AbstractContextManager[Session]:
        return db.session_scope(self.engine, project_id=project_id, actor=ACTOR)
