"""What persons said of contradictions: which are settled by it, and for how long it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from core.constraints import Conflict, Constraints, Settlement

_QUOTE = re.compile(r"“([^”]+)”")


def open_(conflicts: Iterable[Conflict], settled: Sequence[Settlement]) -> list[Conflict]:
    """The conflicts that nobody settled."""
    return [conflict for conflict in conflicts if not any(covers(one, conflict) for one in settled)]


def covers(settlement: Settlement, conflict: Conflict) -> bool:
    """Whether it is the conflict that was settled: the same fields for one of its reasons, or the same words of the
    brief without a field that the way out left open."""
    reasons = [settlement.explanation, *settlement.alike]
    if told := quotes(conflict.explanation):
        return told in map(quotes, reasons) and set(conflict.fields) <= set(settlement.fields)
    return conflict.explanation in reasons and set(conflict.fields) == set(settlement.fields)


def quotes(explanation: str) -> list[str]:
    return _QUOTE.findall(explanation)


def standing(
    settled: Sequence[Settlement], before: Constraints, after: Constraints, said: Iterable[str]
) -> list[Settlement]:
    """The settlements none of whose fields has been `said` anew, with another value, since."""
    old, new = _values(before), _values(after)
    changed = {field for field in said if old.get(field) != new.get(field)}
    return [one for one in settled if changed.isdisjoint({*one.fields, *one.put})]


def _values(constraints: Constraints) -> dict[str, Any]:
    return {path: fact.value for path, fact in constraints.leaves()}
