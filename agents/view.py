"""What one agent sees of the shared memory: exactly the paths it declared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, NoReturn, TypeVar, cast

from pydantic import BaseModel

from agents.declaration import Declaration
from agents.glimpse import Glimpse, covered, opened
from agents.memory import Memory, Superseded
from agents.projection import projection
from agents.rulebook import Rulebook
from core.constraints import Constraints, Fact
from core.costs import CostEstimate
from core.plan import AgentOutput, Amendment, Assumption, Finding, Plan
from templates.catalog.load import Catalog
from templates.workload.model import Workload

D = TypeVar("D", bound=BaseModel)
T = TypeVar("T")


class UndeclaredReadError(Exception):
    """An agent looked at memory it did not declare: its input hash would not cover the answer."""

    def __init__(self, agent: str, path: str) -> None:
        super().__init__(f"{agent} reads {path} without declaring it")


class View:
    """Typed, read-only access to shared memory for one agent."""

    def __init__(self, memory: Memory, agent: Declaration) -> None:
        self._memory = memory
        self._agent = agent

    def _declared(self, path: str) -> None:
        if not covered(path, self._agent.reads):
            self._refuse(path)

    def _refuse(self, path: str) -> NoReturn:
        raise UndeclaredReadError(self._agent.id, path)

    def _seen(self, value: T, path: str) -> T:
        """The value where all of it is declared; else what is declared of it, which reads like the value."""
        if not covered(path, self._agent.reads) and opened(path, self._agent.reads):
            return cast(T, Glimpse(value, path, self._agent.reads, self._refuse))
        self._declared(path)
        return value

    def shown(self) -> dict[str, Any]:
        """What the declared reads resolve to, as JSON."""
        return projection(self._memory, self._agent)

    def decided(self, agent_id: str) -> AgentOutput | None:
        """The output of a declared agent, or None while it has not decided."""
        self._declared(f"decisions.{agent_id}")
        return self._memory.decisions.get(agent_id)

    @property
    def superseded(self) -> list[Superseded]:
        """What this agent itself decided in earlier rounds of this run, its current decision last."""
        mine = [old for old in self._memory.history if old.agent == self._agent.id]
        now = self._memory.decisions.get(self._agent.id)
        return mine if now is None else [*mine, Superseded(self._agent.id, len(mine) + 1, now)]

    def amended(self, extra: Sequence[Amendment]) -> View:
        """The same memory with further amendments, for a second look; the memory itself is untouched."""
        return View(self.fork(extra), self._agent)

    def fork(self, extra: Sequence[Amendment] = ()) -> Memory:
        """A memory of its own to try something in."""
        kept = copy(self._memory)
        kept.decisions, kept.history = dict(kept.decisions), list(kept.history)
        kept.amendments = [*kept.amendments, *extra]
        kept.forget_derived()
        return kept

    @property
    def rules(self) -> Mapping[str, str]:
        return self._agent.rules

    @property
    def agent_id(self) -> str:
        return self._agent.id

    @property
    def upstream(self) -> tuple[str, ...]:
        return self._agent.upstream

    def fact(self, path: str) -> Fact[Any] | None:
        """The fact at a dotted constraint path (`latency.p95_ms`), or None when unknown."""
        self._declared(f"constraints.{path}")
        found = _walk(self._memory.constraints, path)
        return found if isinstance(found, Fact) else None

    def value(self, path: str, default: Any = None) -> Any:
        fact = self.fact(path)
        return default if fact is None else fact.value

    @property
    def constraints(self) -> Constraints:
        """All of them, or those the agent declared."""
        return self._seen(self._memory.constraints, "constraints")

    @property
    def workload(self) -> Workload:
        """The derived numbers (rps_peak, data_gb, …), or those the agent declared (`workload.rps_peak`)."""
        return self._seen(self._memory.workload, "workload")

    def assumption(self, name: str) -> Assumption | None:
        """What sizing assumed about a declared number, if it had to assume anything."""
        self._declared(f"workload.{name}")
        return self._memory.workload.assumptions.get(name)

    @property
    def catalog(self) -> Catalog:
        self._declared("catalog")
        return self._memory.catalog

    def decision(self, agent_id: str, of: type[D]) -> D:
        """The typed decision of an earlier agent, or the declared fields of it; KeyError if it has not decided."""
        decided: D = self._memory.decisions[agent_id].decisions
        return self._seen(decided, f"decisions.{agent_id}")

    def output(self, agent_id: str) -> AgentOutput:
        self._declared(f"decisions.{agent_id}")
        return self._memory.decisions[agent_id]

    def amendments(self, capability: str = "") -> list[Amendment]:
        """Amendments of one capability (`serve`), or all for an agent that declared them all."""
        self._declared(f"amendments.{capability}".rstrip("."))
        return [a for a in self._memory.amendments if a.role.startswith(capability)]

    @property
    def findings(self) -> list[Finding]:
        self._declared("findings")
        return list(self._memory.findings)

    @property
    def plan(self) -> Plan:
        self._declared("plan")
        return self._memory.plan

    @property
    def estimate(self) -> CostEstimate:
        self._declared("estimate")
        return self._memory.estimate

    @property
    def parent_estimate(self) -> CostEstimate | None:
        self._declared("estimate")
        return self._memory.parent_estimate

    @property
    def rulebook(self) -> Rulebook:
        """Packs, standing waivers and day; the input hash covers all but the day, which the waivers carry."""
        self._declared("rulebook")
        return self._memory.rules

    @property
    def files(self) -> Mapping[str, str]:
        """Path → sha256 of the repository that will ship; empty when its shape has no repository."""
        self._declared("files")
        return self._memory.files

    @property
    def requirements(self) -> list[str]:
        self._declared("files")
        return list(self._memory.requirements)

    @property
    def checks(self) -> list[Any]:
        self._declared("checks")
        return list(self._memory.checks)


def _walk(node: object, path: str) -> object:
    for name in path.split("."):
        node = getattr(node, name)
        if node is None:
            return None
    return node
