"""Pronouns of a sentence and the names they stand for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from agents.intake.tools.phrases import GRAMMAR, Found, Word, words_of
from agents.intake.tools.reach import Target, is_little
from agents.intake.tools.signs import is_name

_FIRST, _STRANGE, _RELATIVE = 14, 1, 3
_SINGLE, _PLURAL = ("single", GRAMMAR), ("plural", GRAMMAR)
_ALONE = ("being", "helping", "adverb", "negator", "subject", "link")
_POINTING = ("this", "that", "these", "those")
Names = tuple[tuple[int, int], ...]


def find(
    said: Sequence[Word], spoken: Sequence[Found], named: Sequence[Target], before: Sequence[Names]
) -> Iterator[Target]:
    """A target for every pronoun that stands for names of its sentence or, `again`, of the one `before`."""
    starts = {phrase.first for phrase in spoken}
    known = {at for phrase in spoken for at in range(phrase.first, phrase.last + 1)}
    for first, last in _places(said, spoken, starts):
        text = " ".join(word.text for word in said[first : last + 1])
        strange = sum(
            1 for at in range(1, first) if at not in known and said[at].text.isalpha() and not is_little(said[at].text)
        )
        if text in ("neither", "either") and first - 1 not in known:
            continue
        ends = last + 1 == len(said) or not said[last + 1].text.isalpha() or said[last + 1].text in words_of("adverb")
        names, again = _meant(text, first, strange, named, before, ends, _is_about_duties(said))
        if names:
            denied = text.startswith(("neither", "none"))
            yield Target(first, last, names, named=False, again=again, denied=denied)
    yield from _by_noun(said, named)


def _is_about_duties(said: Sequence[Word]) -> bool:
    """`On call, no, we don't do that.`: what the sentence begins with is meant, nothing before it."""
    topic = itertools.takewhile(lambda word: word.text not in (",", ":", ";", "."), said[1:])
    return any(word.text in words_of("duties") for word in topic)


def _by_noun(said: Sequence[Word], named: Sequence[Target]) -> Iterator[Target]:
    """`the Retool screens …, and those screens we drop`: the noun behind a name stands for it once more."""
    for target in named:
        noun = said[target.last + 1].text
        if noun.isalpha() and not is_little(noun):
            for at in range(target.last + 2, len(said) - 1):
                if said[at].text in _POINTING and said[at + 1].text == noun:
                    yield Target(at, at + 1, target.names[-1:], named=False)


def _places(said: Sequence[Word], spoken: Sequence[Found], starts: set[int]) -> Iterator[tuple[int, int]]:
    """Where pronouns stand: alone, or inside a phrase (`rip them out`, `build on it`)."""
    for phrase in spoken:
        if phrase.meanings & {_SINGLE, _PLURAL}:
            if _is_alone(said, phrase.last + 1, starts):
                yield phrase.first, phrase.last
        else:
            inside = [at for at in range(phrase.first + 1, phrase.last + 1) if said[at].text in words_of("object")]
            yield from ((at, at) for at in inside[-1:])


def _is_alone(said: Sequence[Word], after: int, starts: set[int]) -> bool:
    """Whether the word does not stand in front of a noun."""
    if after >= len(said):
        return True
    word = said[after]
    if is_name(word):
        return False
    return not word.text.isalpha() or after in starts or any(word.text in words_of(name) for name in _ALONE)


def _meant(
    text: str, at: int, strange: int, named: Sequence[Target], before: Sequence[Names], ends: bool, about_duties: bool
) -> tuple[Names, bool]:
    """The names, and whether they stand in the sentence before; a `that` that ends its clause begins none."""
    near = [target for target in named if target.last < at]
    beside = bool(near) and at - near[-1].last <= _RELATIVE
    if text in ("which", "that") and not beside and (text == "which" or (at > 1 and not ends)):
        return (), False
    if near:
        return _chosen(text, [target.names for target in near]), False
    if not before or at > _FIRST or strange > _STRANGE or about_duties:
        return (), False
    return _chosen(text, before), True


def _chosen(text: str, lists: Sequence[Names]) -> Names:
    """The names a pronoun stands for among those of the lists in front of it."""
    everything = tuple(name for names in lists for name in names)
    if text in words_of("former"):
        return everything[:1] if len(everything) > 1 else ()
    if text in words_of("latter"):
        return everything[-1:] if len(everything) > 1 else ()
    if text == "the second":
        return everything[1:2]
    if text in words_of("pair"):
        return everything[-2:]
    if text == "which":
        return lists[-1]
    return everything[-1:] if text in words_of("single") else everything
