"""What a choice would do to the whole design: the rules decide everything after it, the critics judge."""

from __future__ import annotations

from agents.ledger import InMemoryLedger
from agents.memory import Memory
from agents.order import CRITICS, PLANNING
from agents.roster import agents
from agents.run import Run


def verdict(memory: Memory, start: str) -> int | None:
    """The deterministic critics' score when the agents from `start` on decide by their rules; lower is better.

    None where nothing satisfies the constraints. Changes `memory`: give it one of its own.
    """
    run = Run(memory, InMemoryLedger())
    for agent in agents((*PLANNING[PLANNING.index(start) :], *CRITICS)):
        run.perform(agent, 1)
        if memory.conflicts:
            return None
    return sum(int(memory.decisions[name].decisions.score) for name in CRITICS)


def no_worse(trial: int | None, base: int | None) -> bool:
    return trial is not None and (base is None or trial <= base)
