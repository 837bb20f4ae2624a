"""Sentences of suites with what somebody read in them of people who decide on what the system puts out.

`statements/oversight_in_briefs.tsv` has the brief, `true`, `false`, `none` or `open` (where careful readers may
differ), and the sentence. Every third of the sentences not listed there says nothing; what says something counts twice.
Beside them our own statements, `oversight.tsv` and `human_in_loop.tsv`; `oversight_unseen.tsv` is never fitted to.
"""

from __future__ import annotations

import zlib
from functools import cache

from agents.intake import text
from agents.intake.fitted import denials, sentences
from agents.intake.fitted.model import Features
from agents.intake.text import Sentence
from bench.eval.cases import Case
from bench.eval.suites import suite
from bench.fit.logistic import NONE, Example, Settings
from bench.fit.sentences import STATEMENTS

SETTINGS = Settings(most=8000, seen=2, prior=0.0, decay=0.005, rounds=5, least=0.1)
SUITES = (
    "architects", "eighth", "eleventh", "engineers", "fifteenth", "fifth", "fourteenth", "managers", "ninth",
    "sixteenth", "sixth", "tenth", "thirteenth", "trials",
)  # fmt: skip
OPEN = "open"
_OWN = ("oversight", "human_in_loop")
_EVERY, _TELLING = 3, 2


def sets() -> list[list[Example]]:
    """The sentences of each suite; briefs that a further message changes are none."""
    return [[one for case in suite(name).cases if not case.follow_up for one in _of_brief(case)] for name in SUITES]


def statements() -> list[Example]:
    """The examples of our own statements."""
    return [one for name in _OWN for one in written(name)]


def written(name: str) -> list[Example]:
    """One example a line of `statements/<name>.tsv`: the value, a tab, the statement as one sentence."""
    said = [(meant, Sentence(0, len(words), words)) for meant, words in _lines(name)]
    return [Example(_features(one), meant) for meant, one in said]


def _of_brief(case: Case) -> list[Example]:
    told = ((one, _told(case, " ".join(one.text.split()))) for one in text.read(case.brief).sentences)
    return [
        Example(_features(one), meant)
        for one, meant in told
        if meant != OPEN
        for _ in range(1 if meant == NONE else _TELLING)
    ]


def _told(case: Case, words: str) -> str:
    ordinary = zlib.crc32(words.encode()) % _EVERY == 0
    return _said().get((case.id, words), NONE if ordinary else OPEN)


def _features(sentence: Sentence) -> Features:
    return denials.beside(sentence, sentences.features(sentence))


@cache
def _said() -> dict[tuple[str, str], str]:
    return {(brief, words): meant for brief, meant, words in _lines("oversight_in_briefs")}


def _lines(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (STATEMENTS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
