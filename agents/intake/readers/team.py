"""The team: who is named with a number, how many there are in all, and who there is nobody of."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache

from agents.intake import nouns
from agents.intake.figures import WORDS
from agents.intake.mention import Mention
from agents.intake.polarity import stance
from agents.intake.quantity import Quantity
from agents.intake.text import Document
from agents.intake.words import alternation, load
from core.constraints import Source

FIELDS = {"ml_people": "team.ml_eng", "platform_people": "team.platform_eng"}
_MOST, _LIST_WORDS, _NEAR, _COMPANY, _REACH = 500, 8, 40, 15, 90
_SOMEBODY = re.compile(
    r"\b(?:we|team|us|squad|staffed|engineers?|developers?|scientists?|have|hire|group|people|crew|staff|ftes?)\b", re.I
)
_CROWD = re.compile(
    r"\b(?:answers?|write|handle|type|process|visitors?|"
    r"population|of people|million people|search|read|use|visit|ask|query|reviews?|checks?|look(?! after)|decide|"
    r"label|drew|draws?|drawn|annotat\w+|marked|tagged|boxed)\b",
    re.I,
)
_OURS = re.compile(r"\b(?:team|squad|crew|engineers?|developers?|us|group|department|unit|headcount|staffed)\b", re.I)
_INTRODUCED = re.compile(
    r"\b(?:team of|we are|there are|total of|consists of|us:?|team is|altogether|in total)\s*(?:a team of )?$"
)
AT_ONCE = re.compile(
    r"(?: \w+){0,4} (?:at once|at (?:the same|any(?: one)?|one) (?:time|moment)|concurrently|simultaneously|"
    r"in parallel)\b"
)


@cache
def _patterns(name: str) -> list[tuple[str, re.Pattern[str]]]:
    """(field, pattern) for every shape of a list in `team.yaml`, for each kind of people."""
    number = rf"(?P<n>\d{{1,3}}|{'|'.join(w for w in WORDS if WORDS[w])})"
    return [
        (field, re.compile(shape.replace("{kind}", kind).replace("{n}", number), re.I))
        for field, kind in load("team")["kinds"].items()
        for shape in load("team")[name]
    ]


@cache
def _spoken(name: str) -> list[tuple[str | int, re.Pattern[str]]]:
    return [(key, re.compile("|".join(shapes), re.I)) for key, shapes in load("team")[name].items()]


def is_person(q: Quantity) -> bool:
    """Whether the number counts people who may be the team."""
    return q.kind == "count" and q.nouns[:1] in (("people",), ("ml_people",), ("platform_people",))


def read(document: Document, quantities: list[Quantity]) -> Iterator[Mention]:
    """Mentions for the parts of the team and its size."""
    people = [q for q in quantities if _is_team(document, q)]
    people = sorted([*people, *_singles(document, people)], key=lambda q: q.start)
    counted = _summed(document, people)
    measured = frozenset(at for q in quantities if q.kind != "count" for at in range(q.start, q.end))
    named = _named(document, _patterns("shapes"), counted, measured)
    yield from [*counted, *named, *_named(document, _patterns("parts"), [*counted, *named], measured)]
    for name, number in (("nobody", 0), ("alone", 1)):
        for field, pattern in _spoken(name):
            yield from (_mention(str(field), number, *match.span()) for match in pattern.finditer(document.text))
    yield from _size(document, people, named)


def _singles(document: Document, people: list[Quantity]) -> Iterator[Quantity]:
    """`two data engineers and the data scientist`: one more, named with an article beside a number."""
    for match in _roles().finditer(document.low) if people else ():
        near = any(0 <= match.start() - q.end <= 2 for q in people)
        if near and not any(q.start < match.end() and match.start() < q.end for q in people):
            role = match.group("role")
            yield Quantity("count", 1.0, match.start("role"), match.end(), nouns.known()[role], role)


@cache
def _roles() -> re.Pattern[str]:
    table = load("nouns")["kinds"]
    names = alternation(str(name) for kind in ("ml_people", "platform_people", "people") for name in table[kind])
    return re.compile(load("team")["beside"].replace("{role}", rf"(?P<role>{names})"))


def _summed(document: Document, people: list[Quantity]) -> list[Mention]:
    """The people of each kind; `2 data scientists and 1 ML engineer` of one sentence are three."""
    found: list[Mention] = []
    for q in people:
        if q.nouns[0] not in FIELDS:
            continue
        mention = _mention(FIELDS[q.nouns[0]], q.value, q.start, q.end)
        last = next((m for m in found if m.field == mention.field), None)
        same = last is not None and document.sentence_at(last.start) == document.sentence_at(q.start)
        if last is not None and (same or _beside(last, q, people)) and not q.part:
            found.remove(last)
            mention = last.but(value=last.value + mention.value, end=q.end)
        found.append(mention)
    return found


def _beside(last: Mention, q: Quantity, people: list[Quantity]) -> bool:
    """`MLEs: 2. Data scientists: 2.`: other people of the same kind, named right behind."""
    words = {p.word for p in people if last.start <= p.start < q.start}
    return q.start - last.end < _NEAR and q.word not in words


def _mention(field: str, value: float, start: int, end: int) -> Mention:
    return Mention(field, _heads(value), start, end, "people")


def _heads(value: float) -> int:
    """People in whole numbers; half a person is one that is there."""
    return int(value) if value >= 1 else math.ceil(value)


def _named(
    document: Document, patterns: Iterable[tuple[str, re.Pattern[str]]], known: list[Mention], measured: frozenset[int]
) -> list[Mention]:
    """Numbers beside a kind of people; a sum of money, a size or a time is never one."""
    found: list[Mention] = []
    for field, pattern in patterns:
        for match in pattern.finditer(document.text):
            start, end = match.start("n"), match.end()
            inside = any(m.start < end and start < m.end for m in [*known, *found])
            if not inside and start not in measured and not stance(document, start, end).later:
                found.append(_mention(field, _value(match.group("n")), start, end))
    return found


def _value(word: str) -> int:
    return int(WORDS.get(word.lower()) or float(word))


def _size(document: Document, people: list[Quantity], named: list[Mention]) -> Iterator[Mention]:
    """The size of the team: a stated total wins over the sum of the people named."""
    for size, pattern in _spoken("sizes"):
        for match in pattern.finditer(document.text):
            yield _mention("team.size", int(size), *match.span()).but(confidence=0.9)
    team = [q for q in people if not _is_part(document, q)]
    total = _total(document, team, named)
    if total is not None:
        yield total
    elif team or named:
        yield _sum(document, team, named)


def _total(document: Document, team: list[Quantity], named: list[Mention]) -> Mention | None:
    for _, pattern in _patterns("total"):
        match = pattern.search(document.text)
        if match and not _is_kind(document, match.start()):
            return _mention("team.size", _value(match.group("n")), *match.span())
    whole = next(
        (
            q
            for q in team
            if q.nouns[0] == "people" and (_is_total(document, q, team) or _is_all(document, q, team, named))
        ),
        None,
    )
    return _mention("team.size", whole.value, whole.start, whole.end) if whole else None


def _is_kind(document: Document, start: int) -> bool:
    """`an ML team of six` is a part, `our trust team of eight` is another team."""
    left = document.text[max(0, start - 20) : start]
    table = load("team")
    kinds = [rf"{kind}[ -]$" for kind in table["kinds"].values()]
    return any(re.search(rf"\b{kind}", left, re.I) for kind in [*kinds, table["others"]])


def _sum(document: Document, team: list[Quantity], named: list[Mention]) -> Mention:
    spans = {(q.start, q.end): _heads(q.value) for q in team}
    spans.update(
        {(m.start, m.end): m.value for m in named if not any(q.start < m.end and m.start < q.end for q in team)}
    )
    ordered = sorted(spans)
    because = "sum of " + ", ".join(document.brief[a:b] for a, b in ordered)
    size = sum(spans.values())
    return Mention("team.size", size, ordered[0][0], ordered[-1][1], "people", Source.INFERRED, 0.9, because)


def _is_part(document: Document, q: Quantity) -> bool:
    """`three of them SREs`, `of whom three are SREs` were counted before; `three of us` were not."""
    left = document.low[max(0, q.start - 22) : q.start]
    return q.part or bool(re.search(r"\b(?:of (?:whom|which|them)|including|incl\.?)(?: only)? $", left))


def _is_team(document: Document, q: Quantity) -> bool:
    if not is_person(q) or q.value > _MOST:
        return False
    meant = stance(document, q.start, q.end)
    if meant.later or meant.question:
        return False
    sentence = document.sentence_at(q.start)
    somebody = _SOMEBODY.search(sentence.text) or _SOMEBODY.search(sentence.heading)
    crowd = _CROWD.search(document.text[q.end : q.end + 25]) or AT_ONCE.match(document.low, q.end)
    listed = len(sentence.text.split()) <= _LIST_WORDS
    return q.nouns[0] in FIELDS or bool((somebody or listed) and not crowd and not _elsewhere(document, q))


def _elsewhere(document: Document, q: Quantity) -> bool:
    """`a broker with around 60 people`, `labelled by a colleague`: people of the company, or who worked by hand."""
    left = document.low[max(document.sentence_at(q.start).start, q.start - _REACH) : q.start]
    right = document.low[q.end : q.end + _NEAR]
    ours = _OURS.search(document.sentence_at(q.start).text) or _OURS.search(document.sentence_at(q.start).heading)
    staff = q.value > _COMPANY and (is_staff(left) or not ours)
    return staff or bool(re.search(load("team")["worked"], left) or re.match(load("team")["another"], right))


def is_staff(left: str) -> bool:
    """Whether what stands before a number of people says that an organisation has them."""
    return bool(re.search(load("team")["organisation"], left))


def _is_all(document: Document, q: Quantity, team: list[Quantity], named: list[Mention]) -> bool:
    """`three people, one platform engineer`: a number of people, then what some of them do."""
    sentence = document.sentence_at(q.start)
    counted = [t for t in team if q.end <= t.start < sentence.end]
    parts = [t.value for t in counted]
    parts += [
        m.value
        for m in named
        if q.end <= m.start < sentence.end and not any(m.start < t.end and t.start < m.end for t in counted)
    ]
    return bool(parts) and sum(parts) <= q.value and bool(_collective().fullmatch(q.word))


@cache
def _collective() -> re.Pattern[str]:
    return re.compile(load("team")["collective"])


def _is_total(document: Document, q: Quantity, team: list[Quantity]) -> bool:
    left, right = document.low[max(0, q.start - 24) : q.start], document.low[q.end : q.end + 14].lstrip()
    following = [t for t in team if t.start > q.end]
    fits = sum(t.value for t in following) <= q.value
    if _is_kind(document, document.low.rfind("team", 0, q.start)) and "team of" in left:
        return False
    if _INTRODUCED.search(left) and q is team[0]:
        return not following or (right[:1] in ("(", ":", ",") and fits)
    if re.match(r"(?:in total|in all|altogether|overall)", right):
        return True
    inside = (
        bool(following) and following[0].start < document.low.find(")", q.end) if right[:1] == "(" else right[:1] == ":"
    )
    return bool(re.search(r"\bteam of\s+$", left)) or (inside and fits)
