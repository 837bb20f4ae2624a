"""What an agent declares before it decides: who it is, what it may read, what it puts out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from agents.instructions import rules
from core.plan import AgentOutput


def under(prefix: str, *names: str) -> tuple[str, ...]:
    """The reads `prefix.name` for every name."""
    return tuple(f"{prefix}.{name}" for name in names)


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """One step of the fixed order.

    `reads` are the dotted prefixes of shared memory the agent may look at (`constraints.latency`,
    `workload.rps_peak`, `decisions.tech_stack.components`, `amendments.serve`, `plan`); anything else raises.
    The narrower they are, the fewer agents think again when something changes.
    """

    id: str
    number: int
    title: str
    reads: tuple[str, ...]
    output: type[AgentOutput]

    @property
    def rules(self) -> Mapping[str, str]:
        """Rule id → the text a reason card quotes, from the agent's instructions."""
        return rules(self.id, self.number)

    @property
    def upstream(self) -> tuple[str, ...]:
        """The agents whose decisions this one reads, in the order declared."""
        names = [read.split(".")[1] for read in self.reads if read.startswith("decisions.")]
        return tuple(dict.fromkeys(names))
