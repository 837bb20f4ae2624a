"""Who is a person by the form of the word: `two statisticians`, `an electrician`, `1 copywriter`."""

from __future__ import annotations

from functools import cache

from agents.intake.inflection import noun_forms
from agents.intake.team.terms import words
from agents.intake.words import load

_SHORT = 4
_OF_PEOPLE = ("people", "ml_people", "platform_people", "company")


def is_person(word: str) -> bool:
    """Whether a word ends as those who do something do, and is not known as a thing or a user."""
    return len(word) > _SHORT and word.endswith(tuple(words("agents"))) and word not in _others()


@cache
def _others() -> frozenset[str]:
    """The nouns of things, places, documents and users, and other words that end so."""
    named = [str(name) for kind, names in load("nouns")["kinds"].items() if kind not in _OF_PEOPLE for name in names]
    listed = [*named, *words("no_agents")]
    return frozenset(form for name in listed for form in noun_forms(name.split()[-1]))
