"""After the critics: what changes, who must think again, and when to stop."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, field

from agents.dependencies import dependants
from agents.memory import Memory
from agents.order import CRITICS, PLANNING
from agents.roster import agents
from core.plan import Amendment

MAX_ROUNDS = 2
PARAM_OWNERS = {"serve": "deployment_serving"}


@dataclass
class Manager:
    """Keeps the best round seen: a round that made the findings worse is undone."""

    memory: Memory
    best: Memory | None = None
    scores: list[tuple[int, int]] = field(default_factory=list)

    def next(self, round_: int) -> list[str]:
        """The agents to run again, in order; empty = done. Adds the amendments to memory."""
        score = self._score()
        self.scores.append(score)
        if self.best is not None and score >= self.scores[-2]:
            self._undo()
            return []
        wanted = self._new_amendments()
        if round_ > MAX_ROUNDS or not wanted:
            return []
        self.best = _snapshot(self.memory)
        self.memory.amendments = [*self.memory.amendments, *wanted]
        return [*dependants(_owners(wanted), agents(PLANNING)), *CRITICS]

    def _score(self) -> tuple[int, int]:
        """The fixed checks first; only where they are equal do a model's remarks count."""
        said = [self.memory.decisions[name].decisions for name in CRITICS if name in self.memory.decisions]
        return sum(s.score for s in said), sum(getattr(s, "readings", 0) for s in said)

    def _new_amendments(self) -> list[Amendment]:
        """What critics ask for and nobody has asked before; a user's pin or override is never undone."""
        kept = self.memory.amendments
        pinned = {a.role for a in kept if a.kind in ("pin", "require")}
        asked = [a for name in CRITICS for a in self.memory.decisions[name].decisions.amendments]
        known = {(a.role, a.kind, a.pattern_id, str(a.params)) for a in kept}
        fresh: dict[tuple[str, str, str | None, str], Amendment] = {}
        for amendment in asked:
            key = (amendment.role, amendment.kind, amendment.pattern_id, str(amendment.params))
            if key not in known and (amendment.role not in pinned or amendment.kind == "param"):
                fresh.setdefault(key, amendment)
        return list(fresh.values())

    def _undo(self) -> None:
        best = self.best
        if best is not None:
            self.memory.restore(best)


def _owners(wanted: list[Amendment]) -> list[str]:
    return [PARAM_OWNERS.get(a.role.split(".")[0], "tech_stack") if a.kind == "param" else "tech_stack" for a in wanted]


def _snapshot(memory: Memory) -> Memory:
    kept = copy(memory)
    kept.decisions, kept.amendments = dict(memory.decisions), list(memory.amendments)
    return kept
