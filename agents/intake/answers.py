"""Answers to questions, typed: what a person answered, or the default they accepted."""

from __future__ import annotations

import re
import types
import typing
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from agents.intake import assembly, inference
from agents.intake.asking import candidates, use_case
from agents.intake.conflicts import consistency
from agents.intake.counting import figures
from agents.intake.errors import AnswerError
from core.constraints import Constraints, Fact, Intake, Source


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


def default_of(field: str) -> Any:
    """The default that is offered for a question about `field`; None when there is none."""
    return candidates.default_of(field)


def apply(intake: Intake, answers: dict[str, Any] | None = None, accept_defaults: bool = False) -> Intake:
    """The intake with the answers as stated facts and, if accepted, the defaults of what is still open.

    Raises AnswerError for a field that does not exist or a value it cannot hold; then nothing is applied.
    """
    known: assembly.Facts = dict(intake.constraints.leaves())
    given = {field: _answer(field, value) for field, value in (answers or {}).items()}
    settled = {**known, **given}
    if accept_defaults:
        for question in intake.questions:
            if question.field not in given and question.default is not None:
                settled[question.field] = _accepted(
                    question.field, question.default, known.get(question.field), question.default_effect
                )
    base = {path: fact for path, fact in settled.items() if fact.source is not Source.INFERRED or fact.span}
    if use_case.FIELD in given:
        case = given[use_case.FIELD]
        base = {
            **use_case.chosen({**base, use_case.FIELD: known.get(use_case.FIELD, case)}, str(case.value)),
            use_case.FIELD: case,
        }
    answered = set(given) | {q.field for q in intake.questions if accept_defaults and q.default is not None}
    constraints = assembly.build(inference.infer(base))
    open_ = [c for c in intake.conflicts if not answered & set(c.fields)]
    seen = {tuple(sorted(c.fields)) for c in open_}
    fresh = [c for c in consistency(constraints) if tuple(sorted(c.fields)) not in seen]
    return intake.model_copy(
        update={
            "constraints": constraints,
            "questions": [q for q in intake.questions if q.field not in answered],
            "conflicts": open_ + (fresh if answers else []),
        }
    )


def _answer(field: str, value: Any) -> Fact[Any]:
    return Fact(value=parse(field, value), unit=_unit(field), source=Source.STATED, because="answered")


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
