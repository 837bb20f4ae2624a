"""The sentences of labelled briefs as examples: the one in which the readers found what the label says, and all others.

Beside them the statements of `statements/<field>.tsv`. A brief whose label no reader found says nothing: it is unknown
which of its sentences does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from agents.intake import text
from agents.intake.fitted import sentences
from agents.intake.fitted.sentences import FIELDS, NONE
from agents.intake.readers import statements as told
from agents.intake.text import Document, Sentence
from bench.eval.cases import Case
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(most=4000, rounds=5, decay=0.005, seen=2)
STATEMENTS = Path(__file__).parent / "statements"


def examples(case: Case, field: str) -> list[Example]:
    """One example a sentence, none where the field is left open or a further message may change it."""
    if field in case.ignore or case.follow_up:
        return []
    document = text.read(case.brief)
    label = {**case.stated, **case.inferred}.get(field)
    found = [m.start for m in told.read(document) if m.field == field and m.value is label]
    if label is not None and not found:
        return []
    return list(_sentences(document, {document.sentence_at(start).start for start in found}, _name(field, label)))


def _sentences(document: Document, telling: set[int], meant: str) -> Iterator[Example]:
    for sentence in document.sentences:
        value = meant if sentence.start in telling else NONE
        yield Example(sentences.signs(sentence), value, sentences.measures(sentence))


def _name(field: str, label: object) -> str:
    return next((name for name, value in FIELDS[field].items() if value is label), NONE)


def statements(field: str) -> list[Example]:
    """One example a line: the value, a tab, the statement as one sentence."""
    lines = (STATEMENTS / f"{field}.tsv").read_text(encoding="utf-8").splitlines()
    said = [(meant, Sentence(0, len(words), words)) for meant, words in (line.split("\t") for line in lines)]
    return [Example(sentences.signs(one), meant, sentences.measures(one)) for meant, one in said]
