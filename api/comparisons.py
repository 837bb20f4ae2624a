"""Two stored decision sets as the diff answer."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from api import documents
from api.schemas.diffs import DiffOut, Version
from core import artifacts, cost_estimates, decision_sets
from core.diffs import designs, files, runs
from core.models.artifact import Artifact
from core.models.decision_set import DecisionSet
from core.objects import ObjectStore

Parts = dict[str, Any]


def compare(session: Session, store: ObjectStore, before: DecisionSet, after: DecisionSet) -> DiffOut:
    old, new = documents.parts(before), documents.parts(after)
    old_plan, new_plan = documents.plan(before), documents.plan(after)
    return DiffOut(
        before=Version(decision_set_id=before.id, version=before.version),
        after=Version(decision_set_id=after.id, version=after.version),
        constraints=designs.constraints(
            decision_sets.intake(before).constraints, decision_sets.intake(after).constraints
        ),
        agents=_agents(old, new),
        decisions=designs.decisions(old.get("decisions") or {}, new.get("decisions") or {}),
        components=designs.components(old_plan.components if old_plan else [], new_plan.components if new_plan else []),
        policies=designs.policies(documents.policy_report(before), documents.policy_report(after)),
        cost=designs.cost(cost_estimates.latest(session, before), cost_estimates.latest(session, after)),
        files=[_explained(change, old, new) for change in _files(session, store, before, after)],
    )


def _agents(old: Parts, new: Parts) -> list[runs.AgentChange]:
    decided = old.get("decisions") or {}, new.get("decisions") or {}
    return runs.agents(old.get("reads") or {}, new.get("reads") or {}, *decided)


def _explained(change: files.FileChange, old: Parts, new: Parts) -> files.FileChange:
    changed = [agent.agent for agent in _agents(old, new) if agent.changed]
    because = runs.causes(change.origin, new.get("implementation") or {}, changed)
    return change.model_copy(update={"because": because})


def _files(session: Session, store: ObjectStore, before: DecisionSet, after: DecisionSet) -> list[files.FileChange]:
    old = {a.path: a for a in artifacts.of(session, before, "file")}
    new = {a.path: a for a in artifacts.of(session, after, "file")}
    origins = {path: a.origin for path, a in (*old.items(), *new.items())}
    by_hash: dict[str, Artifact] = {a.sha256: a for a in (*old.values(), *new.values())}
    found = files.compare(
        {path: a.sha256 for path, a in old.items()},
        {path: a.sha256 for path, a in new.items()},
        lambda _path, sha256: artifacts.read(store, by_hash[sha256]),
    )
    return [change.model_copy(update={"origin": origins[change.path]}) for change in found]
