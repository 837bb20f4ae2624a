"""Sizes the brief names for a product, as parameters of its pattern: they hold wherever that pattern is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any, Literal

from agents.intake import suspicion, text
from agents.intake.capacity.rows import NUMBER, Row, figure, rows
from agents.intake.errors import BriefError
from agents.intake.meaning.polarity import stance
from agents.intake.text import Document, Sentence
from core.constraints import Intake
from core.plan import Amendment, Scalar
from templates.catalog.load import catalog

ORIGIN = "brief"
RHYTHM = {"runs_month"}  # how often alone is no size: it says nothing of what a run takes
_BEFORE = re.compile(rf"(?<![\w.,])({NUMBER})(?: ?x| of| small| large| identical| separate| dedicated)*[ -]$", re.I)
_AFTER = re.compile(
    rf"(?:[ -](?:instances?|machines?|nodes?|servers?|vms?))?(?: ?x ?|, |: | \()({NUMBER})(?!\w|[.,]\d)", re.I
)
_SPARE = re.compile(r"[ ,]{1,2}(?:plus|and|with) (?:another|an? (?:second|spare|further|standby))\b", re.I)
_BOUND = re.compile(
    r"(?:at least|at most|up to|minimum(?: of)?|maximum(?: of)?|more than|fewer than|max\.?|min\.?) $", re.I
)
_TRAINS = re.compile(r"\b(?:re)?-?train(?:s|ed|ing|ings)?\b|\bfine[ -]tun", re.I)
_SERVES = re.compile(
    r"\b(?:serv(?:e[sd]?|ing)|endpoint|inference|answers?|scor(?:e[sd]?|ing)|hosts?|always on)\b", re.I
)
_LEFT = re.compile(
    r"\b(?:today|currently|at present|so far|until now|instead of|rather than|moving off|replace[sd]?)\b", re.I
)
Put = dict[str, Scalar]


def told(document: Document) -> list[Amendment]:
    """Amendments of each pattern and role; a parameter that is named with two values is left to the planner."""
    found: dict[str, dict[str, set[Scalar]]] = {}
    wanted: set[str] = set()
    for row in rows():
        for params in _said(row, document):
            wanted |= set(row.of) if row.names else set()
            for pattern, (name, value) in product(row.of, params.items()):
                found.setdefault(pattern, {}).setdefault(name, set()).add(value)
    return [made for pattern, params in found.items() for made in _amendments(pattern, params, pattern in wanted)]


def _amendments(pattern: str, params: dict[str, set[Scalar]], wanted: bool) -> Iterator[Amendment]:
    """The parameters both readings agree on; and the pattern itself, where only who wants it names such a size."""
    agreed = {name: next(iter(values)) for name, values in params.items() if len(values) == 1}
    agreed = agreed if agreed.keys() - RHYTHM else {}
    for role in catalog().pattern(pattern).roles:
        if agreed:
            yield _asked("param", role, pattern, agreed)
        if wanted:
            yield _asked("prefer", role, pattern, {})


def _asked(kind: Literal["param", "prefer"], role: str, pattern: str, params: Put) -> Amendment:
    return Amendment(
        role=role, kind=kind, pattern_id=pattern, params=params, reason="the brief names its size", origin=ORIGIN
    )


def _said(row: Row, document: Document) -> Iterator[Put]:
    for match in row.says.finditer(document.text):
        sentence = document.sentence_at(match.start())
        if _meant(row, document, sentence, match) and (params := _params(row, match)) is not None:
            yield params | _counted(row, document.text, sentence, match)


def _meant(row: Row, document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    near = document.text[max(0, sentence.start - 160) : sentence.end]
    trains = bool(_TRAINS.search(sentence.text)) and not _SERVES.search(sentence.text)
    if (row.training and not trains) or (row.price is not None and trains and not row.training):
        return False
    if row.beside and not row.beside.search(near):
        return False
    if _BOUND.search(document.text[sentence.start : match.start()]):
        return False
    how = stance(document, match.start(), match.end())
    return not (
        how.negated or how.question or how.later or _LEFT.search(sentence.text[: match.start() - sentence.start])
    )


def _params(row: Row, match: re.Match[str]) -> Put | None:
    """What the row sets; None where the price book does not know what was said."""
    said = "_".join(match.group().lower().removeprefix("standard ").split())
    if row.price is not None and f"{row.price}.{said}" not in catalog().prices:
        return None
    groups = {name: value for name, value in match.groupdict().items() if value}
    return {name: _value(value, said, groups) for name, value in row.put.items()}


def _value(value: Any, said: str, groups: dict[str, str]) -> Scalar:
    if not isinstance(value, str) or "{" not in value:
        return value
    if value == "{0}":
        return said
    if value == "{vcpu}":
        return _cores(said)
    name, _, over = value.strip("{}").partition("/")
    number = figure(groups.get(name) or next(iter(groups.values())))
    return number / float(over) if over else number


def _cores(machine: str) -> int:
    """vCPU by the name of a machine: `m5.2xlarge` 8, `n1-standard-4` 4, `d8s_v5` 8; 2 where it tells none."""
    if times := re.search(r"(\d*)xlarge$", machine):
        return 4 * int(times[1] or 1)
    own = re.search(r"-(\d+)$", machine) or re.match(r"[def](\d+)s", machine)
    return int(own[1]) if own else 2


def _counted(row: Row, text: str, sentence: Sentence, match: re.Match[str]) -> Put:
    """The number beside a machine: `two g6.xlarge`, `ml.m5.large x 2`."""
    if not row.count:
        return {}
    before = _BEFORE.search(text[max(sentence.start, match.start() - 30) : match.start()])
    beside = before or _AFTER.match(text, match.end())
    spare = 1 if _SPARE.match(text, match.end()) else 0
    return dict.fromkeys(row.count, figure(beside[1]) + spare) if beside else {}


def named_sizes(intake: Intake) -> list[Amendment]:
    """What the intake's brief names, without what reads as an instruction to us; none where no brief was written."""
    try:
        document = text.read(intake.brief)
    except BriefError:
        return []
    return told(suspicion.without(document, intake.suspicious) if intake.suspicious else document)
