"""What people decide: uncertain items and appeals, each decided once, an appeal never by the same person.

An item has one case of a kind. An edited text is a new item: under an old id it is refused.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from mlsystem.shared_cases import CaseError, Cases

PLACES = {"appeal": 0, "review": 1, "held": 2, "removal": 9}


@dataclass(frozen=True)
class Case:
    """`kind` is review, appeal or removal, which a stage has decided; `decision` allow or remove.

    `rank` is the place in the queue: appeals, the likeliest harm, then what a full queue held back.
    """

    id: str
    item: str
    kind: str
    locale: str
    text: str
    score: float
    why: str
    opened_at: str
    rank: str
    decision: str | None = None
    moderator: str | None = None
    decided_at: str | None = None


def open_case(cases: Cases, now: datetime, kind: str, *, held: bool = False, **facts: Any) -> Case:
    """`facts` are item, locale, text, score and why. The case that is there already, where one is.

    Raises CaseError where that one is about another text.
    """
    case = _case(now, kind, "held" if held else kind, **facts)
    return _same(case, cases.open(asdict(case)))


def removed_by(cases: Cases, now: datetime, stage: str, **facts: Any) -> Case:
    """Keep the text of what a stage removed, so that its author can appeal. Raises CaseError."""
    case = _case(now, "removal", "removal", **facts)
    decided = {"decision": "remove", "moderator": f"stage {stage}", "decided_at": case.opened_at}
    return _same(case, cases.file({**asdict(case), **decided}))


def get(cases: Cases, case_id: str) -> Case:
    """Raises CaseError where there is none."""
    found = cases.get(case_id)
    if found is None:
        raise CaseError("no such case")
    return Case(**found)


def of_item(cases: Cases, item: str) -> dict[str, Case]:
    """Kind → the item's case."""
    found = {kind: cases.get(_id(item, kind)) for kind in ("removal", "review", "appeal")}
    return {kind: Case(**case) for kind, case in found.items() if case is not None}


def appeal(cases: Cases, now: datetime, item: str, reason: str) -> Case:
    """A case about the text that was removed. Raises CaseError: nothing was, or it was appealed before."""
    found = of_item(cases, item)
    removed = next((case for case in found.values() if case.decision == "remove"), None)
    if removed is None or "appeal" in found:
        raise CaseError("this item has been appealed already" if "appeal" in found else "it is not removed")
    facts: dict[str, Any] = {"item": item, "locale": removed.locale, "text": removed.text, "score": 1.0}
    return open_case(cases, now, "appeal", **facts, why=reason)


def waiting(cases: Cases, limit: int = 50) -> list[Case]:
    return [Case(**case) for case in cases.waiting(limit)]


def decide(cases: Cases, case_id: str, decision: str, moderator: str, now: datetime) -> Case:
    """Raises CaseError when it is decided already, or when this person decided the item before."""
    case = get(cases, case_id)
    if any(other.moderator == moderator for other in of_item(cases, case.item).values()):
        raise CaseError("an appeal is decided by another person than the one before")
    decided = {"decision": decision, "moderator": moderator, "decided_at": now.isoformat()}
    return Case(**cases.decide(case_id, decided))


def _same(case: Case, found: dict[str, Any]) -> Case:
    if found["text"] != case.text:
        raise CaseError("the item was sent with another text before; an edited text is a new item")
    return Case(**found)


def _case(now: datetime, kind: str, place: str, **facts: Any) -> Case:
    name, score = _id(facts["item"], kind), float(facts["score"])
    rank = f"{PLACES[place]}-{9999 - round(score * 9999):04d}-{now:%Y%m%dT%H%M%S}"
    return Case(id=name, kind=kind, opened_at=now.isoformat(), rank=rank, **facts)


def _id(item: str, kind: str) -> str:
    return f"{hashlib.sha256(item.encode()).hexdigest()[:40]}-{kind}"
