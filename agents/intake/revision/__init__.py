"""A second message: what it says replaces what was known, lists grow or shrink, the rest stays."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from agents.intake import assembly, inference, settlements
from agents.intake.assembly import Facts
from agents.intake.readers import products
from agents.intake.revision import relocation
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Fact, Intake, Source, Suspicion, Unread

SEPARATOR = "\n\n"
Quoted = TypeVar("Quoted", Suspicion, Unread)
_LASTING = ("project.domain", "project.problem_type")  # a further message does not guess another use case
_DROPPED = re.compile(
    r"\b(?:drop|remove|forget|no longer|not any ?more|does not apply|doesn't apply|without|scrap|cancel)\b", re.I
)


def revise(previous: Intake, said: Intake, document: Document, facts: Facts) -> Intake:
    """The previous intake with what a further message said on top; spans point into both texts joined."""
    offset = len(previous.brief) + len(SEPARATOR)
    new = {field: _moved(fact, offset) for field, fact in facts.items()}
    old = {
        path: fact for path, fact in previous.constraints.leaves() if fact.source is not Source.INFERRED or fact.span
    }
    constraints = assembly.build(inference.infer(_merge(old, new, document)))
    touched = set(new)
    open_ = [c for c in previous.conflicts if not touched & set(c.fields)]
    return Intake(
        brief=previous.brief + SEPARATOR + document.brief,
        language=previous.language,
        constraints=constraints,
        conflicts=open_ + said.conflicts,
        settled=settlements.standing(previous.settled, previous.constraints, constraints, touched),
        suspicious=previous.suspicious + [_shifted(one, offset) for one in said.suspicious],
        unread=previous.unread + [_shifted(one, offset) for one in said.unread],
    )


def _shifted(one: Quoted, offset: int) -> Quoted:
    return one.model_copy(update={"span": (one.span[0] + offset, one.span[1] + offset)})


def _moved(fact: Fact[Any], offset: int) -> Fact[Any]:
    span = None if fact.span is None else (fact.span[0] + offset, fact.span[1] + offset)
    return fact.model_copy(update={"span": span})


def _merge(old: dict[str, Fact[Any]], new: Facts, document: Document) -> Facts:
    merged: Facts = dict(old)
    for field, fact in new.items():
        known = old.get(field)
        guessed = fact.source is Source.INFERRED and known is not None
        if known is not None and guessed and (known.source is not Source.INFERRED or field in _LASTING):
            continue
        merged[field] = fact if known is None else _following(field, known, fact)
    for field in ("tooling.prefer", "tooling.existing"):
        _withdraw(merged, field, new.get("tooling.forbid"))
    _withdraw(merged, "tooling.forbid", new.get("tooling.prefer"))
    _withdraw(merged, "tooling.forbid", _allowed(document))
    _drop(merged, new, document)
    relocation.follow(merged, new)
    return merged


def _following(field: str, known: Fact[Any], fact: Fact[Any]) -> Fact[Any]:
    if field == "regions":
        return _stood_by(known, fact)
    return _joined(known, fact) if field in _growing() else fact


def _stood_by(known: Fact[Any], fact: Fact[Any]) -> Fact[Any]:
    """`DR in us-central1`: a second region joins the first, where no new first one is named."""
    if any(ref.role == "primary" for ref in fact.value):
        return fact
    added = [ref for ref in fact.value if ref.id not in [old.id for old in known.value]]
    return fact.model_copy(update={"value": [*[ref for ref in known.value if ref.role == "primary"], *added]})


def _growing() -> list[str]:
    return [field for field in load("fields")["lists"] if field != "regions"]


def _joined(known: Fact[Any], fact: Fact[Any]) -> Fact[Any]:
    return fact.model_copy(update={"value": sorted({*known.value, *fact.value})})


def _allowed(document: Document) -> Fact[Any] | None:
    """`Spark is fine after all`: products that may be used again."""
    names = [p.id for p in products.find(document) if p.use == "allowed"]
    return Fact(value=names) if names else None


def _withdraw(merged: Facts, field: str, against: Fact[Any] | None) -> None:
    """What is refused now is no longer wished for, and the other way round."""
    if field in merged and against is not None:
        kept = [v for v in merged[field].value if v not in against.value]
        if kept:
            merged[field] = merged[field].model_copy(update={"value": kept})
        else:
            del merged[field]


def _drop(merged: Facts, new: Facts, document: Document) -> None:
    """`Drop the budget limit`, `HIPAA no longer applies`: the fact goes."""
    for sentence in document.sentences:
        if not _DROPPED.search(sentence.text):
            continue
        for field, pattern in load("dropping").items():
            if field in merged and field not in new and re.search(rf"\b(?:{pattern})\b", sentence.text, re.I):
                del merged[field]
        for field in ("regimes", "data_classes"):
            gone = (
                [v for v in merged[field].value if v.replace("_", " ") in sentence.text.lower()]
                if field in merged
                else []
            )
            kept = [v for v in merged[field].value if v not in gone] if field in merged else []
            if gone and kept:
                merged[field] = merged[field].model_copy(update={"value": kept})
            elif gone:
                del merged[field]
