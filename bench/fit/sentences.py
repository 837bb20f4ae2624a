"""The sentences of labelled briefs as examples: those in which the readers found what the label says, and all others.

Beside them the statements of `statements/<field>.tsv`. A brief whose label no reader found says nothing: it is unknown
which of its sentences does. Nor does one in which readers found what is younger than its labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from agents.intake import extraction, text
from agents.intake.fitted import sentences
from agents.intake.fitted.sentences import FIELDS, NONE
from agents.intake.mention import Mention
from agents.intake.text import Document, Sentence
from bench.eval.cases import Case
from bench.eval.scoring import YOUNGER
from bench.fit.logistic import Example, Settings

SETTINGS = Settings(most=4000, seen=2, prior=0.0, decay=0.005, rounds=5, least=0.1)
STATEMENTS = Path(__file__).parent / "statements"


def examples(case: Case, field: str) -> list[Example]:
    """One example a sentence, none where the field is left open or a further message may change it."""
    if field in case.ignore or case.follow_up:
        return []
    document, found = _told(case.brief)
    label = {**case.stated, **case.inferred}.get(field)
    unlabelled = field in YOUNGER and label is None and any(m.field == field for m in found)
    if unlabelled or not sentences.is_asked(field, found):
        return []
    telling = {document.sentence_at(m.start).start for m in found if m.field == field and m.value == label}
    if label is not None and not telling:
        return []
    return list(_sentences(document, telling, _name(field, label)))


@cache
def _told(brief: str) -> tuple[Document, list[Mention]]:
    document = text.read(brief)
    return document, extraction.told(document)


def _sentences(document: Document, telling: set[int], meant: str) -> Iterator[Example]:
    for sentence in document.sentences:
        yield Example(sentences.features(sentence), meant if sentence.start in telling else NONE)


def _name(field: str, label: object) -> str:
    return next((name for name, value in FIELDS[field].values.items() if value == label), NONE)


def statements(field: str) -> list[Example]:
    """One example a line: the value, a tab, the statement as one sentence."""
    lines = (STATEMENTS / f"{field}.tsv").read_text(encoding="utf-8").splitlines()
    said = [(meant, Sentence(0, len(words), words)) for meant, words in (line.split("\t") for line in lines)]
    return [Example(sentences.features(one), meant) for meant, one in said]
