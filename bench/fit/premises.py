"""Sentences with the premises they state: statements of our own, sentences of briefs at their limits, ordinary ones.

`statements/premises.tsv` has `name[,name]<TAB>statement` a line, `none` for near misses; `premises_in_briefs.tsv` the
brief, the names and the sentence: what is not listed there states none, and ordinary briefs are taken to state none.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from agents.intake import text
from agents.intake.fitted import premises
from agents.intake.text import Sentence
from bench.eval.cases import Case, load
from bench.eval.history import parts
from bench.eval.looks import looks
from bench.fit.logistic import NONE, Example, Settings

SETTINGS = Settings(most=12000, seen=2, prior=0.0, decay=0.005, rounds=5, least=0.1, several=True)
STATEMENTS = Path(__file__).parent / "statements"
_EVERY = 6  # of the sentences of ordinary briefs, so that they are about as many as all others


def sets() -> list[list[Example]]:
    """The briefs at their limits somebody has read for premises, by the set they belong to."""
    said = _said()
    known = {brief for brief, _ in said}
    cases = ([case for case in load("limits", part) if case.id in known] for part in parts())
    return [_of_briefs(told, said) for told in cases if told]


def statements() -> list[Example]:
    """Statements of our own, and every sixth sentence of ordinary briefs as none."""
    own = [_example(Sentence(0, len(words), words), names) for names, words in written()]
    return [*own, *_ordinary()]


def written() -> list[list[str]]:
    """The names of each statement of our own, and its words."""
    return _lines("premises")


def _lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (STATEMENTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]


def _said() -> dict[tuple[str, str], str]:
    """The names of each sentence of a brief that states a premise."""
    return {(brief, words): names for brief, names, words in _lines("premises_in_briefs")}


def _of_briefs(cases: Iterable[Case], said: dict[tuple[str, str], str]) -> list[Example]:
    rows = [(sentence, _plain(sentence), case.id) for case in cases for sentence in text.read(case.brief).sentences]
    return [_example(sentence, said.get((brief, words))) for sentence, words, brief in rows]


def _ordinary() -> Iterator[Example]:
    for look in looks():
        if not look.kept_out:
            for case in look.cases:
                for sentence in text.read(case.brief).sentences:
                    if zlib.crc32(sentence.text.encode()) % _EVERY == 0:
                        yield _example(sentence, None)


def _plain(sentence: Sentence) -> str:
    return " ".join(sentence.text.split())


def _example(sentence: Sentence, names: str | None) -> Example:
    return Example(premises.features(sentence), names or NONE)
