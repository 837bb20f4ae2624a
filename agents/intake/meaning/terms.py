"""Terms of a document: where the words and phrases of the vocabulary stand, by concept.

An entry of a list is a word or a phrase; `_` stands for any one word, `...` for up to three, `word*` for any ending.
Things (nouns) also match in the plural, actions (verbs) in all their forms; `=word` matches as written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from agents.intake.counting.nouns import plural
from agents.intake.inflection import verb_forms
from agents.intake.text import Document
from agents.intake.words import FOLDER, load

Forms = Callable[[str, int, int], Iterable[str]]
_WORD = re.compile(r"[^\W_]+(?:['&][^\W_]+)*")
_JOINED = re.compile(r"[ \n/\"'(-]{1,3}")
_ANY, _SOME, _SKIP = "_", "...", 3
_SHORTEST_STEM = 2
TARGET, HELD = "target", "held."


@dataclass(frozen=True)
class Term:
    """A word or phrase of the concept's list; [start, end) is where it stands."""

    concept: str
    start: int
    end: int


@dataclass
class Node:
    """A step of the vocabulary's tree: where each next word leads, and the concepts that are complete here."""

    words: dict[str, Node] = field(default_factory=dict)
    stems: dict[str, Node] = field(default_factory=dict)
    concepts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Token:
    word: str
    start: int
    end: int
    joined: bool


@lru_cache(maxsize=1)
def find(document: Document) -> dict[str, list[Term]]:
    """Every term of the document by concept, in order."""
    found: dict[str, list[Term]] = defaultdict(list)
    tokens = list(_tokens(document.low))
    for index, token in enumerate(tokens):
        ends: dict[str, int] = {}
        for concept, last in _walk(_tree(), tokens, index):
            ends[concept] = max(ends.get(concept, 0), tokens[last].end)
        for concept, end in ends.items():
            found[concept].append(Term(concept, token.start, end))
    return found


def _tokens(text: str) -> Iterator[_Token]:
    """Words in their plain form: `won't` is a `not`, `patient's` a `patient`; `joined` to the word before or not."""
    end = 0
    for match in _WORD.finditer(text):
        word = match.group()
        word = "not" if word.endswith("n't") or word == "cannot" else word.removesuffix("'s")
        yield _Token(word, match.start(), match.end(), bool(_JOINED.fullmatch(text, end, match.start())))
        end = match.end()


def _walk(node: Node, tokens: list[_Token], index: int, first: bool = True) -> Iterator[tuple[str, int]]:
    """Each concept whose phrase begins at `index`, with the index of its last word."""
    if index >= len(tokens) or not (first or tokens[index].joined):
        return
    for following in _steps(node, tokens[index].word):
        yield from ((concept, index) for concept in following.concepts)
        if following.words or following.stems:
            yield from _walk(following, tokens, index + 1, first=False)
    some = node.words.get(_SOME)
    for skipped in range(_SKIP + 1) if some else ():
        if any(not token.joined for token in tokens[index : index + skipped]):
            break
        yield from _walk(some or node, tokens, index + skipped, first=False)


def _steps(node: Node, word: str) -> Iterator[Node]:
    if word in node.words:
        yield node.words[word]
    if _ANY in node.words:
        yield node.words[_ANY]
    if node.stems:
        for size in range(_SHORTEST_STEM, len(word) + 1):
            if word[:size] in node.stems:
                yield node.stems[word[:size]]


@cache
def _tree() -> Node:
    root = Node()
    for name in ("things", "signs"):
        _plant(root, load(f"vocabulary/{name}"), _as_noun)
    for name in ("actions", "delivery"):
        _plant(root, load(f"vocabulary/{name}"), _as_verb)
    for name in use_cases():
        row = load(f"use_cases/{name}")
        _plant(root, {f"{name}.{part}": row.get(part, ()) for part in ("named", "hints")}, _as_noun)
    _plant_holdings(root, load("holdings"))
    _plant(root, {f"{TARGET}.{problem}": entries for problem, entries in load("targets").items()}, _as_noun)
    return root


def _plant_holdings(root: Node, rows: dict[str, Any]) -> None:
    """What data hold by class, what is said of it, and the persons whose data may be denied."""
    for kind, levels in rows["items"].items():
        words = levels if isinstance(levels, dict) else {kind: levels}
        _plant(root, {f"{HELD}{kind}.{level}": entries for level, entries in words.items()}, _as_noun)
    _plant(root, {f"{HELD}{name}": rows[name] for name in ("holds", "fair")}, _as_verb)
    known = [
        said.format(person, thing) for said in rows["known"] for person in rows["persons"] for thing in rows["contacts"]
    ]
    _plant(root, {f"{HELD}pii.sure": known}, _as_noun)
    denied = [f"{person} {thing}" for person in rows["persons"] for thing in rows["particulars"]]
    _plant(
        root,
        {
            f"{HELD}removed": rows["removed"],
            f"{HELD}animals": rows["animals"],
            f"{HELD}denied": [*denied, *rows["denied"]],
        },
        _as_noun,
    )


@cache
def use_cases() -> tuple[str, ...]:
    """The names of the use cases, in alphabetical order."""
    return tuple(sorted(path.stem for path in (FOLDER / "use_cases").glob("*.yaml")))


def _plant(root: Node, lists: dict[str, Iterable[str]], forms: Forms) -> None:
    for concept, entries in lists.items():
        for entry in entries:
            words = str(entry).split()
            nodes = [root]
            for index, word in enumerate(words):
                nodes = [_child(node, form) for node in nodes for form in _forms(word, index, len(words), forms)]
            for node in nodes:
                node.concepts.append(concept)


def _forms(word: str, index: int, size: int, forms: Forms) -> Iterable[str]:
    if word in (_ANY, _SOME) or word.endswith("*"):
        return (word,)
    return (word[1:],) if word.startswith("=") else forms(word, index, size)


def _child(node: Node, form: str) -> Node:
    return node.stems.setdefault(form[:-1], Node()) if form.endswith("*") else node.words.setdefault(form, Node())


def _as_noun(word: str, index: int, size: int) -> Iterable[str]:
    """The last word of a phrase may be a plural."""
    return {word, plural(word)} if index == size - 1 else (word,)


def _as_verb(word: str, index: int, size: int) -> Iterable[str]:
    """The first word takes every form, any other may be a plural."""
    return verb_forms(word) if index == 0 else {word, plural(word)}
