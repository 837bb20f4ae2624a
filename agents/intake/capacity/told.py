"""Sizes the brief names for a product, as parameters of its pattern: they hold wherever that pattern is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from agents.intake import suspicion, text
from agents.intake.capacity.jobs import CAPABILITIES, LENGTH, REACH, RUNS, SHARED, kind_at, patterns_of
from agents.intake.capacity.rows import NUMBER, Row, figure, hours, rows
from agents.intake.errors import BriefError
from agents.intake.meaning.polarity import pattern as cues
from agents.intake.meaning.polarity import stance
from agents.intake.text import Document, Sentence
from core.constraints import Intake
from core.plan import Amendment, Scalar
from templates.catalog.load import catalog
from templates.catalog.pattern import Pattern
from templates.formulae import names_in, number

ORIGIN = "brief"
_BEFORE = re.compile(
    rf"(?<![\w.,])({NUMBER})(?: ?x| of(?: them| these)?| small| large| identical| separate| dedicated| workers?(?: of)?"
    r"| (?:data )?nodes?(?: of)?| instances?(?: of)?| machines?(?: of)?)*[ -,(]{1,2}$",
    re.I,
)
_AFTER = re.compile(
    rf"(?:[ -](?:instances?|machines?|nodes?|servers?|vms?|workers?))?(?: ?x ?|, |: | \()({NUMBER})"
    r"(?!\w|[.,]\d| h| min| ?[gmt]i?b)",
    re.I,
)
_SPARE = re.compile(r"[ ,]{1,2}(?:plus|and|with) (?:another|an? (?:second|spare|further|standby))\b", re.I)
_BOUND = re.compile(
    r"(?:at least|at most|up to|no longer than|minimum(?: of)?|maximum(?: of)?|more than|fewer than|less than|max\.?"
    r"|min\.?|within|under|below|over|after|every|last|past|previous|\d ?(?:to|-|or)) ?$",
    re.I,
)
_LEFT = re.compile(
    r"\b(?:today|currently|at present|so far|until now|instead of|rather than|moving off|replace[sd]?)\b", re.I
)
Put = dict[str, Scalar]
Found = dict[str, dict[str, set[Scalar]]]


def told(document: Document) -> list[Amendment]:
    """Amendments of each pattern and role; a parameter that is named with two values is left to the planner."""
    found: Found = {}
    firm: Found = {}
    alone: dict[str, Put] = {}
    wanted: set[str] = set()
    for row in rows():
        for patterns, params in _said(row, document):
            wanted |= set(patterns) if row.names else set()
            for pattern in patterns:
                alone.setdefault(pattern, {}).update({name: row.put[name] for name in row.count if name in row.put})
                for name in params.keys() & catalog().pattern(pattern).settings if not row.of else params:
                    into = firm if row.beside_size else found
                    into.setdefault(pattern, {}).setdefault(name, set()).add(params[name])
    for pattern, values in firm.items():
        found.setdefault(pattern, {}).update(values)
    for pattern, params in alone.items():
        for name, value in params.items():
            found.setdefault(pattern, {}).setdefault(name, {value})
    return [made for pattern, params in found.items() for made in _amendments(pattern, params, pattern in wanted)]


def _amendments(pattern_id: str, params: dict[str, set[Scalar]], wanted: bool) -> Iterator[Amendment]:
    """The parameters both readings agree on; and the pattern itself, where only who wants it names such a size."""
    pattern = catalog().pattern(pattern_id)
    agreed = _sized(pattern, {name: next(iter(values)) for name, values in params.items() if len(values) == 1})
    for role in pattern.roles:
        if agreed:
            yield _asked("param", role, pattern_id, agreed)
        if wanted:
            yield _asked("prefer", role, pattern_id, {})


def _sized(pattern: Pattern, params: Put) -> Put:
    """Without what alone is no size: how often a job runs; how long, of work that any number of machines may share."""
    shared = set(names_in(pattern.derived.get(LENGTH, "0"))) & SHARED
    if shared and not shared & params.keys():
        params = {name: value for name, value in params.items() if name != LENGTH}
    return params if params.keys() - {RUNS} else {}


def _asked(kind: Literal["param", "prefer"], role: str, pattern: str, params: Put) -> Amendment:
    return Amendment(
        role=role, kind=kind, pattern_id=pattern, params=params, reason="the brief names its size", origin=ORIGIN
    )


def _said(row: Row, document: Document) -> Iterator[tuple[tuple[str, ...], Put]]:
    for match in row.says.finditer(document.text):
        sentence = document.sentence_at(match.start())
        if _meant(row, document, sentence, match) and (params := _params(row, match)) is not None:
            yield _patterns(row, document, match), params | _counted(row, document.text, sentence, match)


def _patterns(row: Row, document: Document, match: re.Match[str]) -> tuple[str, ...]:
    """Whose sizes they are: the row's patterns, of a job only those of its kind of work."""
    if row.of and not row.job:
        return row.of
    kind = kind_at(document, match.start()) or ""
    return (
        tuple(p for p in row.of if catalog().pattern(p).capability == CAPABILITIES[kind])
        if row.of
        else patterns_of(kind)
    )


def _meant(row: Row, document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    if row.beside and not row.beside.search(document.text[max(0, sentence.start - 160) : sentence.end]):
        return False
    if _BOUND.search(document.text[sentence.start : match.start()]) or not _of_its_work(row, document, match):
        return False
    how = stance(document, match.start(), match.end())
    denied = how.negated and (how.refused or not _is_listed(row, document, sentence, match))
    return not (denied or how.question or how.later or _LEFT.search(sentence.text[: match.start() - sentence.start]))


def _is_listed(row: Row, document: Document, sentence: Sentence, match: re.Match[str]) -> bool:
    """`no spot, two hours each night`: of a job's items only the one with the negation is denied."""
    comma = document.low.rfind(", ", sentence.start, match.start())
    own = document.low[max(comma, sentence.start) : match.start()]
    return bool(row.job or not row.of) and comma > 0 and not cues("negators").search(own)


def _of_its_work(row: Row, document: Document, match: re.Match[str]) -> bool:
    """Whether the text speaks of the work the row is for; a machine of a job is none of what serves."""
    if row.job or not row.of:
        return kind_at(document, match.start(), 0 if row.near else REACH) in (row.job or CAPABILITIES)
    return row.price is None or kind_at(document, match.start(), 0) not in CAPABILITIES.keys() - {"score"}


def _params(row: Row, match: re.Match[str]) -> Put | None:
    """What the row sets whatever number stands beside it; None where nobody can price what was said.

    A job's machine that only one product has is set all the same: its bill says that the price is unknown.
    """
    said = row.spelt.format("_".join(match.group().lower().removeprefix("standard ").split()))
    known = row.price is None or f"{row.price}.{said}" in catalog().prices
    if not known and not (row.names and row.job):
        return None
    groups = {name: value for name, value in match.groupdict().items() if value}
    put = {name: value for name, value in row.put.items() if name not in row.count}
    return {name: _value(value, said, groups, row.absent) for name, value in put.items()}


def _value(value: Any, said: str, groups: dict[str, str], absent: dict[str, float]) -> Scalar:
    if not isinstance(value, str) or "{" not in value:
        return value
    if value == "{0}":
        return said
    if value == "{vcpu}":
        return _cores(said)
    if value == "{length}":
        return hours(groups)
    figures = absent | {name: figure(text) for name, text in groups.items()}
    found = round(number(value.strip("{}"), {"n": next(iter(figures.values()), 0.0)} | figures), 4)
    return int(found) if found == int(found) else found


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
