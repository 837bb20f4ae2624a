"""What a message would change: read like a brief, compared with what is known, and only ever proposed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from agents.chat.factor import factor
from agents.intake.errors import BriefError
from agents.intake.extraction import extract
from agents.reporting.values import say
from agents.reporting.words import label
from core.canonical import plain
from core.constraints import Intake, Source

WHO = r"(?:we|you|i|it|this|that|they)"
OPENING = re.compile(
    rf"^(?:and|so|but|then|ok|please|hi|hello)\b,?\s*|^what (?:if|about)\s+|^suppose(?: that)?\s+|^if\s+"
    rf"|^(?:can|could|should|may|shall) {WHO}\s+|^(?:can|could|should)\s+(?=\w)|^is it possible (?:to|that)\s+"
    rf"|^(?:how much|what) (?:would|does|will|do) {WHO} (?:cost|be|pay|change|happen)\s+"
    rf"|^would {WHO} (?:work|cost|be)\s+",
    re.I,
)
REMOVING = re.compile(
    r"^(?:please\s+)?(?:remove|drop|get rid of|take out|avoid|stop using)\s+(?:the\s+)?(.+?)[.!?]*$", re.I
)
BARE_BUDGET = re.compile(r"\bbudget (?:to|of|is|at|=|:)\s*(\d[\d,]*(?:\.\d+)?k?)[.!?]*$", re.I)
BUDGET = re.compile(r"\bbudget\b|\bspend\b", re.I)
UNSET = "not set"


@dataclass(frozen=True)
class Change:
    """A constraint path with its value before and after; None = not set."""

    path: str
    before: Any
    after: Any

    @property
    def words(self) -> str:
        return f"{label(self.path)}: {say(self.path, self.before) or UNSET} → {say(self.path, self.after) or UNSET}"


@dataclass(frozen=True)
class Wish:
    """`words` are what was read, and what a version is proposed with; `changes` is empty where nothing differs."""

    words: str
    intake: Intake
    changes: list[Change]


def changes(said: str, known: Intake) -> list[Change]:
    """In the order of the constraints; empty when the message states no requirement that differs."""
    return wish(said, known).changes


def wish(said: str, known: Intake) -> Wish:
    """The message read into what is known. What only follows from another change is left out of the changes."""
    try:
        words, read = _read(spelt(said, known), known)
    except BriefError:
        return Wish(said, known, [])
    before, after = dict(known.constraints.leaves()), dict(read.constraints.leaves())
    found = []
    for path in dict.fromkeys([*after, *before]):
        old, new = before.get(path), after.get(path)
        follows = new is not None and new.source is Source.INFERRED and not new.span
        if plain(old and old.value) != plain(new and new.value) and not follows:
            found.append(Change(path, plain(old and old.value), plain(new and new.value)))
    return Wish(words, read, found)


def _read(words: str, known: Intake) -> tuple[str, Intake]:
    """A tool to take out that was read as one in use is read again as a ban."""
    read = extract(words, known)
    if (refused := REMOVING.match(words)) and _tools(read) - _tools(known):
        words = f"No {refused.group(1)}."
        return words, extract(words, known)
    return words, read


def _tools(intake: Intake) -> set[str]:
    found = (intake.constraints.tooling.existing, intake.constraints.tooling.prefer)
    return {tool for fact in found if fact for tool in fact.value}


def spelt(said: str, known: Intake) -> str:
    """“Half the budget” with its figure: a brief states amounts, it does not compare."""
    if bare := BARE_BUDGET.search(said):
        return f"The budget is ${bare.group(1)} a month."
    budget, times = known.constraints.budget.monthly_usd, factor(said)
    if budget is None or times is None or not BUDGET.search(said):
        return said
    return f"The budget is ${budget.value * times:.2f} a month."


def stated(asked: str) -> str:
    """A question as the statement it asks about: “What if we used Azure?” → “we used Azure.”"""
    rest, before = asked.strip(), None
    while rest != before:
        before, rest = rest, OPENING.sub("", rest)
    return f"{rest.rstrip(' ?!.')}."
