"""What stands around a list of products and speaks of every name in it: all struck out, or the only one allowed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from agents.intake.text import Document
from agents.intake.tools.evidence import PASSED_OVER, Evidence
from agents.intake.tools.names import Name
from agents.intake.words import load, written

PLACED = {"placed", "use"}
NAMED = PLACED | {"staying", "allowed"}
CHOSEN = {"prefer": 5.0}
FORBID, PREFER = {"forbid": 4.2}, {"prefer": 6.0}
TAKEN_BACK = "taken back"
_LEFT, _RIGHT = 220, 160


def frame(document: Document, told: Sequence[tuple[Name, Evidence]]) -> None:
    """Adds what the frame says to names of which their own clause says nothing. Changes the evidence."""
    for index, (name, said) in enumerate(told):
        if "mandate" in said.concepts and index and _is_tail(document, told[index - 1][0], name):
            said.restart(FORBID, "refused")
        if said.meaning == "forbid" and _is_named_apart(document, name, told):
            said.restart(PASSED_OVER)
        if not said.concepts and _is_choice(document, name, told):
            said.weights.update(CHOSEN)
        if not set(said.concepts) - PLACED and _struck(document, name):
            said.weights.update(FORBID)
            said.concepts.append("refused")
        elif not set(said.concepts) - NAMED and _alone(document, name):
            said.weights.update(PREFER)
            said.concepts.append("mandate")
        if _pattern("taken_back").search(_left(document, name)):
            said.concepts.append(TAKEN_BACK)


def _is_choice(document: Document, name: Name, told: Sequence[tuple[Name, Evidence]]) -> bool:
    """`vLLM with Llama or Qwen`: of what nothing else is said and one of two will do, none is in use yet."""
    sentence = document.sentence_at(name.start)
    near = [other for other, _ in told if sentence.start <= other.start < sentence.end]
    links = [document.low[one.end : other.start] for one, other in pairwise(near)]
    return any(link.strip() == "or" for link in links) and not sentence.text.rstrip().endswith("?")


def _is_tail(document: Document, before: Name, name: Name) -> bool:
    """`has to be on X, A, B and C are not allowed`: what follows the first of the list is banned behind it."""
    right = document.low[name.end : min(document.sentence_at(name.start).end, name.end + _RIGHT)]
    listed = _pattern("between").fullmatch(document.low, before.end, name.start)
    return bool(listed and _pattern("behind").match(right))


def _is_named_apart(document: Document, name: Name, told: Sequence[tuple[Name, Evidence]]) -> bool:
    """`no self-run Airflow`, `no Kubernetes or Linux skills`: no ban of what is asked for elsewhere."""
    alike = any(other.row["id"] == name.row["id"] and other is not name for other, _ in told)
    return alike and (_is_other_form(document, name) or _is_lacking_skill(document, name))


def _is_other_form(document: Document, name: Name) -> bool:
    right = document.low[name.end : min(document.sentence_at(name.start).end, name.end + _RIGHT)]
    behind = _pattern("other_form_banned").match(right)
    return bool(behind or _pattern("other_form").search(_left(document, name)))


def _is_lacking_skill(document: Document, name: Name) -> bool:
    sentence = document.sentence_at(name.start)
    right = document.low[name.end : min(sentence.end, name.end + _RIGHT)]
    return bool(_pattern("direct").search(_left(document, name)) and _pattern("skill").match(right))


def _left(document: Document, name: Name) -> str:
    sentence = document.sentence_at(name.start)
    return document.low[max(sentence.start, name.start - _LEFT) : name.start]


def _struck(document: Document, name: Name) -> bool:
    sentence = document.sentence_at(name.start)
    left = _left(document, name)
    right = document.low[name.end : min(sentence.end, name.end + _RIGHT)]
    if _pattern("direct").search(left):
        return not _pattern("skill").match(right)
    headed = _pattern("heading").search(sentence.heading.lower())
    behind = any(_pattern(frame).match(right) for frame in ("behind", "behind_one"))
    return bool(headed or behind or _pattern("before").search(left))


def _alone(document: Document, name: Name) -> bool:
    sentence = document.sentence_at(name.start)
    left = _left(document, name)
    right = document.low[name.end : min(sentence.end, name.end + _RIGHT)]
    behind = _pattern("only_behind").match(right) or _pattern("only_next").match(document.low, name.end)
    return bool(behind or _pattern("only_before").search(left))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    table = load("listed")
    return re.compile(written(table["frames"][name], table["words"]), re.I)
