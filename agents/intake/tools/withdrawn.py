"""What is said of a product and taken back: a wish struck out, or a name for which another one is put."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from agents.intake import reconsidered, repairs
from agents.intake.text import Document
from agents.intake.tools.evidence import PASSED_OVER, Evidence
from agents.intake.tools.names import Name

_WISHED = {"wish", "stamped", "liking"}
_THERE = {"tried", "past", "!liking", "!wish"}  # what was there, or disliked, is refused where a wish is only dropped
_CHOSEN, _TOLD = ("existing", "prefer"), 1.5
_REACH, _LEFT, _NEAR = 150, 60, 12
Told = Sequence[tuple[Name, Evidence]]


def settle(document: Document, told: Told) -> None:
    """Passes over the names of which a word is taken back. Changes the evidence."""
    for index, (name, _) in enumerate(told):
        struck = _struck(document, index, told)
        if struck is not None:
            _pass_over(told, name, struck)
        elif _is_replaced(document, name, told[:index]):
            _pass_over(told, name, name.end)
    for (one, said), (other, after) in pairwise(told):
        if one.row is other.row or other.start - one.end > _REACH:
            continue
        if _frame("only").fullmatch(document.low, one.end, other.start):
            _pass_over(told, one, one.end)
            _say_again(told, other, after)
        elif _is_alike(said, after) and _is_put_right(document, one, other):
            _pass_over(told, one, one.end)


def _struck(document: Document, index: int, told: Told) -> int | None:
    """Where the word said of the name is taken back, if it is."""
    name, said = told[index]
    following = next((other.start for other, _ in told[index + 1 :] if other.row is not name.row), len(document.low))
    end = min(following, name.end + _REACH)
    names = ("wish", "word") if _is_wish(document, name, said) else ("word",)
    frames = (_naming(frame, document.low[name.start : name.end]) for frame in names)
    ends = [match.end() for frame in frames if (match := frame.search(document.low, name.end, end))]
    return min(ends, default=None)


def _is_wish(document: Document, name: Name, said: Evidence) -> bool:
    """Of the writer's own: what others proposed is refused where it is struck."""
    if _frame("proposed").search(document.low, max(0, name.start - _LEFT), min(len(document.low), name.end + _LEFT)):
        return False
    before = _frame("asked").search(document.low, max(0, name.start - _LEFT), name.start)
    if before or _frame("asked_behind").match(document.low, name.end):
        return True
    return bool(_WISHED & {*said.concepts}) and not _THERE & {*said.concepts}


def _is_replaced(document: Document, name: Name, before: Told) -> bool:
    """`H2O would be nice; she now says MLflow rather than H2O`."""
    if _frame("instead").search(document.low, max(0, name.start - _LEFT), name.start) is None:
        return False
    return any(other.row is name.row and _is_wish(document, other, said) for other, said in before)


def _is_alike(one: Evidence, other: Evidence) -> bool:
    """Whether the first is said to be what the second is: in use, or wished for."""
    kept = other.meaning == "existing" and "liking" in one.concepts  # `we swear by it` is said of what is there
    return kept or (other.meaning in _CHOSEN and one.weights[other.meaning] >= _TOLD)


def _is_put_right(document: Document, one: Name, other: Name) -> bool:
    """`ran on MySQL, ah no, since winter on PostgreSQL`: the second stands for the first."""
    between = document.low[one.end : other.start]
    added = _frame("added").search(between) or _frame("added_behind").match(document.low, other.end)
    return not added and reconsidered.is_broken_off(document, one.end, other.start)


def _say_again(told: Told, name: Name, said: Evidence) -> None:
    """`Milvus would be a joy, or Vespa, hmm, no, only Milvus`: what was said of it before still holds."""
    before = next((other for one, other in told if one.row is name.row and one.start < name.start), None)
    if before is not None:
        said.restart(before.weights, *before.concepts)


def _pass_over(told: Told, name: Name, end: int) -> None:
    """Everything said of the product up to `end` counts for nothing."""
    for other, said in told:
        if other.row is name.row and other.start < end + _NEAR and (other.start >= name.start or end == name.end):
            said.restart(PASSED_OVER)


def _frame(name: str) -> re.Pattern[str]:
    return repairs.frame("products", name)


@cache
def _naming(name: str, product: str) -> re.Pattern[str]:
    """The frame with the product's own name in it."""
    return re.compile(_frame(name).pattern.replace("{name}", re.escape(product)), re.I)
