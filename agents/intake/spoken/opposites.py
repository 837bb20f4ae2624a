"""Two statements of one field, each without exception: a person sees every case, and no person sees any."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, product
from typing import Any

from agents.intake import matters, voices
from agents.intake.clashes.clash import Clash
from agents.intake.fitted import told_apart
from agents.intake.meaning import evidence
from agents.intake.meaning.evidence import Said
from agents.intake.meaning.polarity import is_later
from agents.intake.meaning.scheme import Scheme, scheme
from agents.intake.spoken.frames import every, firm, pattern
from agents.intake.text import Document
from agents.intake.ways import Way
from agents.intake.words import cue, load
from core.constraints import Constraints

Row = Mapping[str, Any]
Span = tuple[int, int]
MOST = 12  # statements of one value that are compared


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """One clash a field at most: the first two statements that exclude each other."""
    known = {path for path, _ in c.leaves()}
    for field, row in load("spoken/opposites").items():
        pair = next(_opposed(document, field, row), None) if field in known else None
        if pair is not None:
            quotes = " and ".join(f"“{_quote(document, span)}”" for span in pair)
            ways = tuple(Way(way, {field: value}) for value, way in row["ways"].items())
            yield Clash((field,), f"{row['told']}: {quotes}.", ways)


def _opposed(document: Document, field: str, row: Row) -> Iterator[tuple[Span, Span]]:
    """A statement of each value, both of the same system, time and matter."""
    alike = voices.disagree(document)
    one, other = (list(islice(spans, MOST)) for spans in _stated(document, _plan(field, row), row, alike))
    for pair in product(one, other):
        later = any(is_later(document.sentence_at(start), start) for start, _ in pair)
        matter = "" if alike and field != "team.oncall" else field
        one_thing = _is_apart(document, *pair) and matters.is_one_thing(document, matter, *pair)
        if (
            not later
            and one_thing
            and not _of_two_sides(document, row, *pair)
            and told_apart.of_one(document, field, *pair)
        ):
            yield pair


def _of_two_sides(document: Document, row: Row, one: Span, other: Span) -> bool:
    """`what is removed a person sees first`, `what is published nobody sees`."""
    first, second = (matters.part_of(document, *spans) for spans in ((one, other), (other, one)))
    told = [
        [cue("|".join(words)).search(part) is not None for part in (first, second)] for words in row.get("sides", ())
    ]
    return sorted(told) == [[False, True], [True, False]]


def _plan(field: str, row: Row) -> Scheme | None:
    """The evidence of the field; None where frames alone say its values."""
    return scheme(row.get("scheme", field)) if any(row["values"].values()) else None


def _stated(document: Document, plan: Scheme | None, row: Row, alike: bool) -> Iterator[Iterator[Span]]:
    """Where each value is stated without exception."""
    told = () if plan is None else evidence.read(document, plan)
    whole = [said for said in told if not _is_partly(said, row)]
    partly = {document.sentence_at(said.start).start for said in told if _is_partly(said, row)}
    loose = () if alike else row.get("loose", ())
    for value in row["values"]:
        clauses = ((said.start, said.end) for said in whole if plan and _says(said, value, row, plan.threshold, loose))
        yield chain(clauses, _framed(document, row, value, partly))


def _is_partly(said: Said, row: Row) -> bool:
    """Whether the clause leaves some out; `nothing is paid and nothing refused before …` leaves none out."""
    excepted = set(row["excepted"])
    if said.names & set(row.get("universal", ())):
        excepted -= set(row["covered"])
    return bool(said.names & excepted)


def _framed(document: Document, row: Row, value: Any, partly: set[int]) -> Iterator[Span]:
    """Where a frame of another kind says the value, in a sentence that excepts nothing."""
    if value not in row.get("said", {}):
        return
    kind, name, beside = row["said"][value]
    for match in every(document, kind, name):
        sentence = document.sentence_at(match.start())
        named = sentence.start not in partly and pattern(kind, beside).search(sentence.text)
        if named and firm(document, match):
            yield match.start(), match.end()


def _says(said: Said, value: Any, row: Row, threshold: float, loose: Sequence[str]) -> bool:
    """Whether the clause says the value of everything: a frame of each group stands in it, with enough weight."""
    whole = all(said.names & (set(group) - set(loose)) for group in row["values"][value])
    sure = said.names & set(row.get("sure", {}).get(value, ()))
    heaviest = max(said.weights.values()) == said.weights[value]
    return whole and said.weights[value] >= threshold and (heaviest or bool(sure))


def _is_apart(document: Document, one: Span, other: Span) -> bool:
    """Said in two sentences, or in two halves of one."""
    first, second = sorted((one, other))
    halves = ";" in document.text[first[1] : second[0]]
    return halves or document.sentence_at(first[0]) != document.sentence_at(second[0])


def _quote(document: Document, span: Span) -> str:
    return " ".join(document.sentence_at(span[0]).text.split()).rstrip(".")
