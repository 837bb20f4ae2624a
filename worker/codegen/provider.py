"""What may rewrite parts of a rendered repository: it is given the files and what failed, and returns changed files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from core.reports import Check

Files = dict[str, bytes]
WRITTEN, UNCHANGED = "written", "unchanged"


@dataclass(frozen=True)
class CodeTask:
    """`wanted` says in words what the approved plan asks of the code; `failing` are the checks not passed so far."""

    files: Files
    failing: tuple[Check, ...]
    wanted: str


@dataclass(frozen=True)
class Proposal:
    """`changes` holds new bytes by path, nothing else: files are never deleted. `account` is what it took."""

    changes: Files
    outcome: str
    detail: str = ""
    account: Mapping[str, Any] = field(default_factory=dict)


class CodeGenProvider(Protocol):
    @property
    def name(self) -> str: ...

    def propose(self, task: CodeTask) -> Proposal:
        """Raises BudgetReached; every other failure is an outcome with its words."""
        ...
