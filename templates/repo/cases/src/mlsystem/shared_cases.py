"""Cases that people decide, in the store that services and nightly steps share: written once, decided once.

`cases/items/` holds what a case says and what was decided. A mark in one of three lists says where it stands:
`waiting` for a person, `decided` until its label is stored, `kept` until its time is over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from mlsystem import shared_folder
from mlsystem.settings import Settings
from mlsystem.shared_folder import Facts, SharedFolder

NAME = re.compile(r"[a-z0-9-]{8,100}")
LOOK_BACK_DAYS = 400


class CaseError(Exception):
    """The case does not exist, is decided already, or this person may not decide it."""


@dataclass(frozen=True)
class Cases:
    """A case is a dictionary with its name under `id` and its place in the queue, without a dot, as `rank`.
    A decision is one with `decided_at`, a moment in ISO 8601."""

    folder: SharedFolder

    def open(self, case: Facts) -> Facts:
        """The case as it is now: this one, or what was opened under its name before."""
        mark = _waiting(case)
        # Concurrency: the mark first, since nobody would see a case without one.
        self.folder.mark(mark)
        if self.folder.create(_case(case["id"]), case):
            return case
        found = self.get(case["id"]) or case
        if _waiting(found) != mark or found.get("decided_at"):
            self.folder.remove(mark)
        return found

    def file(self, case: Facts) -> Facts:
        """As `open`, for a case that was decided as it was opened: it is only kept."""
        self.folder.mark(_kept(case))
        return case if self.folder.create(_case(case["id"]), case) else self.get(case["id"]) or case

    def get(self, name: str) -> Facts | None:
        """What a case says and what was decided. Security: a name that is no name of a case finds none."""
        case = self.folder.read(_case(name)) if NAME.fullmatch(name) else None
        return None if case is None else {**case, **(self.folder.read(_decision(name)) or {})}

    def waiting(self, limit: int) -> list[Facts]:
        """The first of the queue, by rank."""
        found: list[Facts] = []
        for mark in self.folder.keys("waiting"):
            case = self.get(mark.rpartition(".")[2])
            if case is not None and case.get("decided_at"):
                self._settle(case)
            elif case is not None:
                found.append(case)
            if len(found) == limit:
                break
        return found

    def count_waiting(self) -> int:
        return len(self.folder.keys("waiting"))

    def decide(self, name: str, decision: Facts) -> Facts:
        """Raises CaseError. Of two people at once one is let in."""
        case = self.get(name)
        if case is None:
            raise CaseError("no such case")
        if not self.folder.create(_decision(name), decision):
            self._settle(self.get(name) or case)
            raise CaseError("the case is decided already")
        self._settle(case)
        return {**case, **decision}

    def decided(self) -> list[Facts]:
        """Decided cases whose label is not known to be stored, the first decision first."""
        found = [self.get(mark.rpartition("/")[2]) for mark in self.folder.keys("decided")]
        return sorted((case for case in found if case), key=lambda case: str(case["decided_at"]))

    def keep(self, case: Facts) -> None:
        """To be called once the label of a decided case is stored."""
        self.folder.mark(_kept(case))
        self.folder.remove(_decided(case))

    def forget(self, before: date) -> int:
        """Delete what was decided before a day; returns how many cases went."""
        days = (before - timedelta(days=back) for back in range(1, LOOK_BACK_DAYS))
        old = [mark for day in days for mark in self.folder.keys(f"kept/dt={day}")]
        for mark in old:
            name = mark.rpartition("/")[2]
            for key in (_decision(name), _case(name), mark):
                self.folder.remove(key)
        return len(old)

    def _settle(self, case: Facts) -> None:
        self.folder.mark(_decided(case))
        self.folder.remove(_waiting(case))


def of(config: Settings) -> Cases:
    return Cases(shared_folder.of(config, "cases"))


def _case(name: str) -> str:
    return f"items/{name[:2]}/{name}/case"


def _decision(name: str) -> str:
    return f"items/{name[:2]}/{name}/decision"


def _waiting(case: Facts) -> str:
    return f"waiting/{case['rank']}.{case['id']}"


def _decided(case: Facts) -> str:
    return f"decided/{case['id']}"


def _kept(case: Facts) -> str:
    return f"kept/dt={str(case['decided_at'])[:10]}/{case['id']}"
