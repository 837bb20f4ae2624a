"""One meaning for every product of a brief: the stronger word wins, and what is left stays left."""

from __future__ import annotations

from collections.abc import Sequence

from agents.intake.tools import framing
from agents.intake.tools.evidence import Evidence
from agents.intake.tools.names import Name

FORBID, PREFER, EXISTING = "forbid", "prefer", "existing"
_STRONG = 2.3
_REFUSED = 4.0
_LONGED_FOR = 4.5  # wished for and praised
Judged = tuple[Name, str, bool | None]


def settle(told: Sequence[tuple[Name, Evidence]]) -> list[Judged]:
    """The names with their meaning and whether it is a must."""
    by_id: dict[str, list[tuple[Name, Evidence]]] = {}
    for name, said in told:
        by_id.setdefault(name.row["id"], []).append((name, said))
    found = [judged for mentions in by_id.values() for judged in _settled(mentions)]
    return sorted(found, key=lambda judged: judged[0].start)


def _settled(mentions: Sequence[tuple[Name, Evidence]]) -> list[Judged]:
    judged = [(name, said.meaning, said) for name, said in mentions]
    kept = _kept({meaning for _, meaning, _ in judged}, judged)
    return [(name, meaning, _hard(meaning, said)) for name, meaning, said in judged if meaning in kept]


def _kept(meanings: set[str], judged: Sequence[tuple[Name, str, Evidence]]) -> set[str]:
    """What remains of several meanings: a product that is left is not in use, one merely named is what else it is."""
    if FORBID in meanings and any(m == FORBID and "leaving" in said.concepts for _, m, said in judged):
        return {FORBID}
    if EXISTING in meanings and meanings & {PREFER, FORBID}:
        strong = any(said.weights[EXISTING] >= _STRONG for _, m, said in judged if m == EXISTING)
        meanings = meanings - {PREFER if strong else EXISTING}
    if {PREFER, FORBID} <= meanings and not _contradictory(judged):
        last = [m for _, m, _ in judged if m in (PREFER, FORBID)][-1]
        return (meanings - {PREFER, FORBID}) | {last}
    return meanings


def _contradictory(judged: Sequence[tuple[Name, str, Evidence]]) -> bool:
    """`please build it on X`, `X is not allowed`: both are kept, unless the later one takes the earlier back."""
    asked = [(name.start, said) for name, m, said in judged if m == PREFER]
    banned = [(name.start, said) for name, m, said in judged if m == FORBID and said.weights[FORBID] >= _REFUSED]
    if any(_is_demanded(said) for _, said in asked) and banned:
        return True
    return any(_stands(one, other) for one in asked for other in banned)


def _stands(one: tuple[int, Evidence], other: tuple[int, Evidence]) -> bool:
    """Whether the later of two does not take back the earlier."""
    later = max(one, other, key=lambda said: said[0])[1]
    return framing.TAKEN_BACK not in later.concepts


def _is_demanded(said: Evidence) -> bool:
    return "mandate" in said.concepts or said.weights[PREFER] >= _LONGED_FOR


def _hard(meaning: str, said: Evidence) -> bool | None:
    if meaning == FORBID:
        return True
    return "mandate" in said.concepts if meaning == PREFER else None
