"""Jobs against jobs: what a worker's threads have ended, for what they do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from core.claiming import Queue
from core.claims import Claim
from worker.together import Together


@dataclass(frozen=True)
class Asked:
    """Complete `ended`, and give at most `most` that are due."""

    ended: list[Claim] = field(default_factory=list)
    most: int = 0


@dataclass(frozen=True)
class Given:
    """Of all that was ended in the same call, the ids of what was still ours and not cancelled; and what to do next."""

    completed: set[int]
    claims: list[Claim]


class Exchange:
    def __init__(self, queue: Queue, owner: str, lease_s: float) -> None:
        self.queue = queue
        self.owner = owner
        self.lease_s = lease_s
        self._together = Together(self._trade)

    def ask(self, ended: list[Claim], most: int) -> Given:
        """Raises `DatabaseAway`: nothing was taken, and what was ended is somebody else's when its lease expires."""
        return self._together.ask(Asked(ended, most))

    def close(self) -> None:
        self.queue.close()

    def _trade(self, all_asked: Sequence[Asked]) -> list[Given]:
        ended = [claim for asked in all_asked for claim in asked.ended]
        most = sum(asked.most for asked in all_asked)
        completed, claims = self.queue.exchange(ended, self.owner, self.lease_s, most)
        due = iter(claims)
        return [Given(completed, list(islice(due, asked.most))) for asked in all_asked]
