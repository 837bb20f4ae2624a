"""The team: who is named with a number, how many there are in all, and who there is nobody of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from agents.intake.counting.quantity import Quantity
from agents.intake.mention import Mention
from agents.intake.team import (
    absent,
    again,
    described,
    groups,
    holders,
    houses,
    joining,
    passing,
    roll_call,
    selves,
    sizes,
    speakers,
    stated,
    terms,
)
from agents.intake.team.group import Group
from agents.intake.team.reader import Reader
from agents.intake.team.sizes import Roll
from agents.intake.text import Document
from agents.intake.words import load
from core.constraints import Source

_BY_JOB = ("counted", "article", "bare")
FIELDS = {"ml": "team.ml_eng", "platform": "team.platform_eng"}
_PRESENT = re.compile(
    r"\W*(?:from|to|cc|sender|author|sent by|written by|contact|present|attend\w+|participants|in the room|apologies|"
    r"report(?:er|ed by)|requester)\b ?:",
    re.I,
)


def is_person(q: Quantity) -> bool:
    """Whether the number counts people who may be the team."""
    return q.kind == "count" and q.nouns[:1] in (("people",), ("ml_people",), ("platform_people",))


def is_staff(left: str) -> bool:
    """Whether what stands before a number of people says that an organisation has them."""
    return any(re.search(cue, left) for cue in load("team")["organisations"])


def read(document: Document) -> Iterator[Mention]:
    """Mentions for the parts of the team and its size."""
    nobody = list(absent.find(document.low))
    rolls = passing.left_out(sizes.continued(absent.without(nobody, _rolls(document))))
    rolls = houses.left_out(again.once(passing.doing(rolls)))
    found = sizes.total(rolls)
    whole = found[1] if found else None
    rolls = [Roll(roll.sentence, roll.reader, sizes.shared(roll, whole)) for roll in rolls]
    yield from _kinds(rolls)
    yield from (_mention(field, 0, start, end) for field, start, end in nobody)
    if whole is None:
        yield from _lacking(rolls, {field for field, *_ in nobody})
    named = [*(g.start for roll in rolls for g in roll.groups), *(start for _, start, _ in nobody)]
    if (told := stated.find(document, named)) is not None:
        yield _mention("team.size", *told)
    elif (size := joining.counted(document, rolls)) is not None:
        yield size
    else:
        yield from _size(document, rolls, whole)


def _rolls(document: Document) -> Iterator[Roll]:
    """The groups that are the team's, sentence by sentence."""
    called = {roll.sentence.start: roll for roll in roll_call.read(document)}
    for sentence in document.sentences:
        if _PRESENT.match(sentence.text):
            continue
        if sentence.start in called:
            roll = called[sentence.start]
            if kept := speakers.left_out(document, roll.groups):
                yield roll.but(groups=kept)
            continue
        told = terms.read(document.low, document.text, sentence.start, sentence.end)
        reader = Reader(told, holders.tells_who(document, sentence))
        if found := groups.read(reader):
            kept = selves.settled(document, reader, holders.theirs(document, sentence, reader, found))
            kept = speakers.left_out(document, kept)
            if kept:
                yield Roll(sentence, reader, kept)


def _kinds(rolls: list[Roll]) -> Iterator[Mention]:
    """The people of each kind; `2 data scientists and 1 ML engineer` are three."""
    for kind, field in FIELDS.items():
        found = [(roll, g) for roll, g in sizes.distinct(rolls) if g.kind == kind and not _is_inside(roll, g)]
        counted = [g for _, g in found if g.value > 0]
        if counted:
            number = sum(sizes.heads(g.value) for g in counted)
            yield _mention(field, number, counted[0].start, counted[-1].end)
        else:
            yield from (_mention(field, 0, g.start, g.end) for _, g in found if g.shape != "share")


def _lacking(rolls: list[Roll], said: set[str]) -> Iterator[Mention]:
    """Kinds nobody is of where everybody is told by a job of his own: `two analysts and a web developer`."""
    told = [g for _, g in sizes.distinct(rolls) if g.value > 0]
    if not told or any(g.shape not in _BY_JOB or _generic().fullmatch(g.word) for g in told):
        return
    for kind, field in FIELDS.items():
        if field not in said and all(g.kind != kind for g in told):
            because = "nobody of those who are told is one"
            span = told[0].start, told[-1].end
            yield Mention(field, 0, *span, "people", Source.INFERRED, 0.6, because)


@cache
def _generic() -> re.Pattern[str]:
    """Words for people that leave open what they do: `engineers`, `people`, `colleagues`."""
    return re.compile("|".join(f"{re.escape(word)}s?" for word in ("", *load("people")["open"])))


def _is_inside(roll: Roll, group: Group) -> bool:
    """`eight data scientists, two of them ML engineers`: counted before."""
    before = [g for g in roll.groups if g.last < group.first and not g.part]
    return group.part and bool(before) and before[-1].kind == group.kind


def _is_of_house(roll: Roll, group: Group) -> bool:
    """`two of our analysts and a data scientist`: a part of a house that nothing else is said of."""
    return group.shape == "of" and roll.groups[0].first == group.first


@cache
def _also() -> list[tuple[str, re.Pattern[str]]]:
    return [(str(key), re.compile("|".join(shapes))) for key, shapes in load("team")["also"].items()]


def _mention(field: str, value: float, start: int, end: int) -> Mention:
    return Mention(field, sizes.heads(value), start, end, "people")


def _size(document: Document, rolls: list[Roll], whole: Group | None) -> Iterator[Mention]:
    """The size of the team: a stated total wins over the sum of the people named."""
    for number, pattern in _also():
        yield from (
            _mention("team.size", int(number), *m.span()).but(confidence=0.9) for m in pattern.finditer(document.low)
        )
    counted = [g for roll, g in sizes.distinct(rolls) if g.value > 0 and (not g.part or _is_of_house(roll, g))]
    if whole is not None:
        others = sizes.outside(document, rolls, whole) or joining.to_those_before(document, rolls, whole)
        heads = whole.value + sum(g.value for g in others)
        yield _mention("team.size", heads, whole.start, whole.end)
    elif counted:
        yield _sum(document, counted)
    else:
        yield from (_alike(1, match) for match in _alone().finditer(document.low))
        yield from (_mention("team.size", *told) for told in described.find(document))


def _alike(size: int, match: re.Match[str]) -> Mention:
    return _mention("team.size", size, *match.span()).but(confidence=0.9)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile("|".join(load("team")["alone"]))


def _sum(document: Document, counted: list[Group]) -> Mention:
    because = "sum of " + ", ".join(document.brief[g.start : g.end] for g in counted)
    size = sum(sizes.heads(g.value) for g in counted)
    return Mention("team.size", size, counted[0].start, counted[-1].end, "people", Source.INFERRED, 0.9, because)
