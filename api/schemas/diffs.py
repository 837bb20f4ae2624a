from __future__ import annotations

from uuid import UUID

from api.schemas.base import Out
from core.diffs.changes import Change
from core.diffs.designs import ComponentChange, CostChange, DecisionChange, PolicyChange
from core.diffs.files import FileChange
from core.diffs.runs import AgentChange


class Version(Out):
    decision_set_id: UUID
    version: int


class DiffOut(Out):
    """What changed from `before` to `after`."""

    before: Version
    after: Version
    constraints: list[Change]
    agents: list[AgentChange]
    decisions: list[DecisionChange]
    components: list[ComponentChange]
    policies: list[PolicyChange]
    cost: CostChange
    files: list[FileChange]
