"""The forms a phrase of a list takes in a text: verbs inflected, nouns in the plural."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.inflection import noun_forms, verb_parts
from agents.intake.matching.trie import Phrase

_PARTICLES = ("out", "off", "away", "down", "aside", "behind", "up")
_PRONOUNS = ("it", "them", "that", "those", "both")


def verb_phrases(phrase: Phrase) -> Iterator[tuple[str, Phrase]]:
    """A phrase led by a verb, by the verb's form (``, `.done`, `.doing`).

    A lone particle may stand behind a pronoun: `rip out`, `rip it out`.
    """
    verb, *rest = phrase
    for form, words in verb_parts(verb).items():
        for word in words:
            yield form, (word, *rest)
            if len(rest) == 1 and rest[0] in _PARTICLES:
                yield from ((form, (word, pronoun, *rest)) for pronoun in _PRONOUNS)


def noun_phrases(phrase: Phrase) -> Iterator[Phrase]:
    """A phrase and its plural."""
    *front, noun = phrase
    yield from ((*front, form) for form in noun_forms(noun))
