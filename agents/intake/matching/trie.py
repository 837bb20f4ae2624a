"""Phrases found in the words of a text: a tree of words, built once and walked from any word of the text.

A phrase is a sequence of words in which `_` stands for any one word, `...` for up to three, and `word*` for every word
that begins so. A walk is as long as the longest phrase at most, so a text takes time in proportion to its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Mark = TypeVar("Mark")
Phrase = tuple[str, ...]
ANY, SOME, STEM = "_", "...", "*"
_SKIPPED, _SHORTEST_STEM = 3, 2


@dataclass
class _Node(Generic[Mark]):
    """Where each next word leads, and the marks of the phrases that are complete here."""

    words: dict[str, _Node[Mark]] = field(default_factory=dict)
    stems: dict[str, _Node[Mark]] = field(default_factory=dict)
    marks: list[Mark] = field(default_factory=list)


class Trie(Generic[Mark]):
    """Phrases with what they are marked as; several may share a mark, and one may have several."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Mark]]) -> None:
        self._root: _Node[Mark] = _Node()
        for phrase, mark in phrases:
            node = self._root
            for word in phrase:
                node = _child(node, word)
            node.marks.append(mark)
        self._sizes = sorted({len(stem) for stem in self._root.stems})

    def matches(self, words: Sequence[str], start: int) -> list[tuple[Mark, int]]:
        """The mark of every phrase that begins at the word `start`, with the index behind its last word."""
        if not self._begins(words[start]):
            return []
        found: list[tuple[Mark, int]] = []
        reached = [(self._root, start)]
        for node, at in reached:
            found.extend((mark, at) for mark in node.marks)
            reached.extend(_steps(node, words, at))
        return found

    def _begins(self, word: str) -> bool:
        """Whether any phrase begins with the word."""
        return word in self._root.words or any(word[:size] in self._root.stems for size in self._sizes)

    def longest(self, words: Sequence[str], start: int) -> tuple[int, list[Mark]]:
        """The index behind the longest phrase that begins at `start`, with its marks; `start` and none otherwise."""
        found = self.matches(words, start)
        end = max((end for _, end in found), default=start)
        return end, [mark for mark, behind in found if behind == end]


def _child(node: _Node[Mark], word: str) -> _Node[Mark]:
    if word.endswith(STEM) and word != STEM:
        return node.stems.setdefault(word.removesuffix(STEM), _Node())
    return node.words.setdefault(word, _Node())


def _steps(node: _Node[Mark], words: Sequence[str], at: int) -> Iterator[tuple[_Node[Mark], int]]:
    """The nodes one word further, each with the index of the word that follows."""
    if SOME in node.words:
        yield from ((node.words[SOME], at + skipped) for skipped in range(_SKIPPED + 1))
    if at >= len(words):
        return
    word = words[at]
    for step in (word, ANY):
        if step in node.words:
            yield node.words[step], at + 1
    for size in range(_SHORTEST_STEM, len(word) + 1) if node.stems else ():
        if word[:size] in node.stems:
            yield node.stems[word[:size]], at + 1
