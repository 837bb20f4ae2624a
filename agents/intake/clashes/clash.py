"""A contradiction: the fields that cannot all hold, why, and the ways out."""

from __future__ import annotations

from dataclasses import dataclass

from agents.intake.planner import Planner
from agents.intake.ways import Way, relaxation
from core.constraints import Conflict, Constraints


@dataclass(frozen=True)
class Clash:
    """`fields` are dotted paths of the constraints; `ways` may be empty where only the brief's author knows one."""

    fields: tuple[str, ...]
    explanation: str
    ways: tuple[Way, ...]

    def told(self, constraints: Constraints, choose: Planner | None, heard: bool = False) -> Conflict:
        """As a conflict, `heard` in words or not; its ways out are priced by `choose`."""
        ways = [relaxation(constraints, way, choose) for way in self.ways]
        return Conflict(fields=list(self.fields), explanation=self.explanation, relaxations=ways, heard=heard)
