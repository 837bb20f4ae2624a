"""Whether a person decides on what the system puts out: person, act and output, or a doubt passed to a person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.text import Document
from agents.intake.words import load, spaced

FIELD = "human_in_loop"
_DENIAL = re.compile(r"\b(?:not|never|no longer|n't|without|nobody|no one|no)\s+(?:\w+\s+)?$")
_ARTICLE = r"(?:(?:an?|the|our|one of (?:our|the)|some|any) )?(?:[\w-]+ ){0,3}?"


def read(document: Document) -> Iterator[Mention]:
    """A mention for every person in the loop, and for every sentence that says that there is none."""
    for pattern, value in ((_acts(), True), (_says(), True), (_passes(), True), (_awaited(), True), (_alone(), False)):
        for match in pattern.finditer(document.low):
            if _is_meant(document, match, value):
                yield Mention(FIELD, value, match.start(), match.end())


def _is_meant(document: Document, match: re.Match[str], value: bool) -> bool:
    sentence = document.sentence_at(match.start())
    meant = stance(document, match.start(), match.end())
    said = document.low[sentence.start : sentence.end]
    if meant.later or meant.question or match.end() > sentence.end + 1 or _cue("beside").search(said):
        return False
    left = document.low[sentence.start : match.start()]
    if not value and "without" in match.group() and _cue("denials").search(said):  # `never refuse without a clerk`
        return False
    return not value or not (_cue("present").search(said) or _DENIAL.search(left))


@cache
def _acts() -> re.Pattern[str]:
    """`a clerk confirms every refusal`, `she signs off each grade`, `they decide`."""
    strong, weak, enough = _verbs("verbs"), _verbs("weak_verbs"), _verbs("deciding")
    outputs, singles = _any("outputs"), _any("singles")
    clause = r" that (?:\w+ ){1,3}(?:is|are|be|do|does|was|were|can|must|will|have|has)\b"  # `check that results are`
    word = rf"(?: (?!that\b)\w+)??(?!{clause})"
    object_ = rf"(?:{strong}{word} (?:{outputs}|{singles})|{weak}{word} {outputs})"
    between = rf"(?: (?:{_any('between')})){{0,3}}"
    aside = r"(?: \([^()]{1,30}\))?(?: (?:in|of|from|at|on) (?:the |our |an? )?\w+(?: \w+)??)?(?:,? who)?"
    first = rf"(?:(?:{strong}|{weak}|reads?|sees?|opens?)(?: it| them| each(?: one)?| all)?(?:,| and| or| &) )?"
    person = rf"(?:{_persons()}){aside}{between} {first}(?:{object_}|{enough})"
    pronoun = rf"(?:{_any('pronouns')}|i'd|he'd|she'd){between} {first}{object_}"
    third = rf"(?:she|he|they){between} {enough}"
    return _compiled(rf"(?:{person}|{pronoun}|{third})")


@cache
def _says() -> re.Pattern[str]:
    """`the final say has the head of radiology`, `a copywriter has the final say`."""
    says = r"(?:final|last) (?:say|word|decision|call|judge?ment|verdict|approval)"
    behind = rf"{says}(?: \w+){{0,5}}?:? {_ARTICLE}(?:{_persons()})"
    before = rf"(?:{_persons()})(?: \w+){{0,4}}? {says}"
    return _compiled(rf"(?:{behind}|{before})")


@cache
def _passes() -> re.Pattern[str]:
    """`borderline cases go to our credit officer`, `low-confidence ones pop up at a clerk`."""
    to = rf"(?:{_any('passing')}) {_ARTICLE}(?:{_persons()})(?= ?(?:{_any('behind')}))"
    purpose = rf"(?:{_any('passing')}) {_ARTICLE}(?:{_persons()})(?: \w+){{0,4}}? {_any('purposes')}"
    unsure = rf"(?:{_any('unsure')})(?:,| ?(?:->|→|=>|:|=))? (?:then )?"
    helper = rf"(?:{_ARTICLE}(?:{_persons()})(?: (?:in|from|at) \w+)?|\w+ or \w+) (?:{_any('stepping')})"
    handed = rf"(?:{_any('unsure')}) ?(?:->|→|=>) ?{_ARTICLE}(?:{_persons()})"
    return _compiled(rf"(?:(?:{_any('doubts')})(?:,? [\w'%-]+){{0,8}}? {to}|{purpose}|{unsure}{helper}|{handed})")


@cache
def _awaited() -> re.Pattern[str]:
    """`held until an analyst has released them`, `every line is checked by an associate`, `looked into by a clerk`."""
    met = r"(?:has|have|had|is|gives|gave) (?:\w+ed|seen|given|signed|had|read|happy)"
    until = rf"(?:until|till|before|unless) {_ARTICLE}(?:{_persons()}) {met}"
    every = rf"reads? (?:each|every) (?:\w+ ){{1,2}}(?:{_any('ahead')})"
    reads = rf"(?:{_persons()}) (?:{_any('duly')} reads?|{every}|{_any('picking')})"
    done = rf"{load('macros')['judged']}|looked into|looked after|keyed|fixed|rekeyed|completed"
    by = rf"by (?:{_ARTICLE}(?:{_persons()})|one(?= ?[.,;]|$))"
    act = rf"(?:{_verbs('verbs')}|{_verbs('weak_verbs')})(?: them| it| those)?"
    done_next = rf"{act}(?:,| and| or) (?:{act}|{_any('sending')})"
    handed = rf"(?:{_persons()}) {_any('receiving')}(?: [\w:]+){{1,9}}?,? (?:and )?{done_next}"
    return _compiled(rf"(?:{until}|{reads}|{handed}|(?:is|are|be|gets|get|being) (?:\w+ )?(?:{done}) (?:\w+ )?{by})")


@cache
def _alone() -> re.Pattern[str]:
    acts = rf"{_any('acting')}(?: or \w+)?(?: it| them)? (?:automatically )?without (?:an? |any |the )?(?:\w+ )?"
    return _compiled(rf"(?:{_any('alone')}|{acts}(?:{_persons()}))")


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(_any(name))


@cache
def _persons() -> str:
    return rf"{load('macros')['person']}|{_any('persons')}"


def _verbs(name: str) -> str:
    """The verbs of a list, in the plural and in the third person."""
    return rf"(?:{'|'.join(_forms(str(verb)) for verb in load('deciders')[name])})"


def _forms(verb: str) -> str:
    head, _, rest = verb.partition(" ")
    stem = head[:-1] + "(?:y|ies)" if head.endswith("fy") else rf"{head}(?:e?s)?"
    stem = "ha(?:ve|s)" if head == "have" else stem
    return f"{stem} {rest}" if rest else stem


def _any(name: str) -> str:
    return _joined(str(part) for part in load("deciders")[name])


def _joined(parts: Iterable[str]) -> str:
    return rf"(?:{'|'.join(parts)})"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){spaced(pattern)}")
