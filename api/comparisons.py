"""Two stored decision sets as the diff answer."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api import documents
from api.schemas.diffs import DiffOut, Version
from core import artifacts, cost_estimates, decision_sets
from core.diffs import designs, files
from core.models.artifact import Artifact
from core.models.decision_set import DecisionSet
from core.storage import ObjectStore


def compare(session: Session, store: ObjectStore, before: DecisionSet, after: DecisionSet) -> DiffOut:
    old, new = documents.parts(before), documents.parts(after)
    old_plan, new_plan = documents.plan(before), documents.plan(after)
    return DiffOut(
        before=Version(decision_set_id=before.id, version=before.version),
        after=Version(decision_set_id=after.id, version=after.version),
        constraints=designs.constraints(
            decision_sets.intake(before).constraints, decision_sets.intake(after).constraints
        ),
        decisions=designs.decisions(old.get("decisions") or {}, new.get("decisions") or {}),
        components=designs.components(old_plan.components if old_plan else [], new_plan.components if new_plan else []),
        policies=designs.policies(documents.policy_report(before), documents.policy_report(after)),
        cost=designs.cost(cost_estimates.latest(session, before), cost_estimates.latest(session, after)),
        files=_files(session, store, before, after),
    )


def _files(session: Session, store: ObjectStore, before: DecisionSet, after: DecisionSet) -> list[files.FileChange]:
    old = {a.path: a for a in artifacts.of(session, before, "file")}
    new = {a.path: a for a in artifacts.of(session, after, "file")}
    by_hash: dict[str, Artifact] = {a.sha256: a for a in (*old.values(), *new.values())}
    return files.compare(
        {path: a.sha256 for path, a in old.items()},
        {path: a.sha256 for path, a in new.items()},
        lambda _path, sha256: artifacts.read(store, by_hash[sha256]),
    )
