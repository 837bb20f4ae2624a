"""Answers to questions, typed: what a person answered, or the default they accepted."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping, Set
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from agents.intake import assembly, inference, settlements
from agents.intake.asking import candidates, use_case
from agents.intake.conflicts import consistency
from agents.intake.counting import figures
from agents.intake.errors import AnswerError
from core.constraints import Constraints, Fact, Intake, Question, Source


@cache
def fields() -> dict[str, Any]:
    """Every leaf of the constraints: dotted path -> type of its value."""
    return dict(_leaf_types(Constraints, ""))


def _leaf_types(model: type[BaseModel], prefix: str) -> typing.Iterator[tuple[str, Any]]:
    for name, info in model.model_fields.items():
        for kind in _options(info.annotation):
            if isinstance(kind, type) and issubclass(kind, Fact):
                yield prefix + name, kind.__pydantic_generic_metadata__["args"][0]
            elif isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from _leaf_types(kind, f"{prefix}{name}.")


def _options(annotation: Any) -> tuple[Any, ...]:
    united = typing.get_origin(annotation) in (types.UnionType, typing.Union)
    return typing.get_args(annotation) if united else (annotation,)


def parse(field: str, value: Any) -> Any:
    """`value` as the type of `field`; "2k", "yes" and "a, b" are read as people mean them. Raises AnswerError."""
    if field not in fields():
        raise AnswerError(field, "is not a field of the constraints")
    kind = fields()[field]
    try:
        return TypeAdapter(kind).validate_python(_coerced(kind, value))
    except ValidationError as error:
        raise AnswerError(field, f"cannot hold {value!r}: {error.errors()[0]['msg']}") from None


def _coerced(kind: Any, value: Any) -> Any:
    if typing.get_origin(kind) is list:
        items = re.split(r"\s*[,;]\s*", value.strip()) if isinstance(value, str) else value
        if isinstance(items, list):
            return [
                {"id": i} if typing.get_args(kind)[0].__name__ == "RegionRef" and isinstance(i, str) else i
                for i in items
            ]
        return items
    if not isinstance(value, str):
        return value
    if kind in (int, float):
        return _number(value)
    if kind is bool:
        return {"yes": True, "no": False, "true": True, "false": False, "y": True, "n": False}.get(
            value.strip().lower(), value
        )
    return value.strip()


def _number(value: str) -> Any:
    found = figures.scan(value)
    if len(found) != 1 or found[0].article or found[0].start > 1:
        return value
    return found[0].scaled(integral=True)


def apply(intake: Intake, answers: dict[str, Any] | None = None, accept_defaults: bool = False) -> Intake:
    """The intake with the answers as stated facts and, if accepted, the defaults of what is open and not contradicted.

    Raises AnswerError for a field that does not exist or a value it cannot hold; then nothing is applied.
    """
    known: assembly.Facts = dict(intake.constraints.leaves())
    given = {field: _answer(field, value) for field, value in (answers or {}).items()}
    accepted = {
        question.field: _accepted(question.field, question.default, known.get(question.field), question.default_effect)
        for question in (offered(intake) if accept_defaults else ())
        if question.field not in given
    }
    constraints = restated(intake.constraints, {**accepted, **given}, set(given))
    told = intake.model_copy(
        update={
            "constraints": constraints,
            "questions": [q for q in intake.questions if q.field not in given and q.field not in accepted],
            "conflicts": [c for c in intake.conflicts if not set(given) & set(c.fields)],
            "settled": settlements.standing(intake.settled, intake.constraints, constraints, given),
        }
    )
    return _with_fresh(told) if answers else told


def offered(intake: Intake) -> list[Question]:
    """The questions whose default can be accepted: none decides what is contradicted."""
    contrary = {field for conflict in intake.conflicts for field in conflict.fields}
    return [q for q in intake.questions if q.default is not None and q.field not in contrary]


def restated(constraints: Constraints, facts: Mapping[str, Fact[Any] | None], chosen: Set[str]) -> Constraints:
    """The constraints with these facts; what followed from the old ones is inferred again, None leaves a field open.

    A use case that a person has `chosen` brings its kind of problem.
    """
    known: assembly.Facts = dict(constraints.leaves())
    new = {**known, **facts}
    base = {path: fact for path, fact in new.items() if fact and (fact.source is not Source.INFERRED or fact.span)}
    case = facts.get(use_case.FIELD) if use_case.FIELD in chosen else None
    if case is not None:
        before = {**base, use_case.FIELD: known.get(use_case.FIELD, case)}
        base = {**use_case.chosen(before, str(case.value)), use_case.FIELD: case}
    return assembly.build(inference.infer(base))


def _with_fresh(intake: Intake) -> Intake:
    """With the contradictions of its values that its conflicts do not tell yet."""
    seen = {tuple(sorted(c.fields)) for c in intake.conflicts}
    fresh = [c for c in consistency(intake) if tuple(sorted(c.fields)) not in seen]
    return intake.model_copy(update={"conflicts": intake.conflicts + fresh})


def _answer(field: str, value: Any) -> Fact[Any]:
    return stated(field, value, "answered")


def stated(field: str, value: Any, because: str) -> Fact[Any]:
    """What a person said of a field. Raises AnswerError."""
    return Fact(value=parse(field, value), unit=_unit(field), source=Source.STATED, because=because)


def _accepted(field: str, default: Any, known: Fact[Any] | None, effect: str) -> Fact[Any]:
    if known is not None:
        return known.model_copy(
            update={
                "source": Source.DEFAULT,
                "because": f"accepted as read from the brief ({known.because or 'stated'})",
            }
        )
    return Fact(
        value=parse(field, default),
        unit=_unit(field),
        source=Source.DEFAULT,
        confidence=0.5,
        because=f"default accepted: {effect}",
    )


def _unit(field: str) -> str | None:
    return candidates.unit_of(field)
