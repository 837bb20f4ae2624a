"""Which fact paths a CEL text reads, and how deep it nests comprehensions, found without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MACROS = frozenset({"all", "exists", "exists_one", "filter", "map"})
LITERALS = frozenset({"true", "false", "null", "in"})

_WORD = re.compile(
    r"""(?P<text>"[^"]*"|'[^']*')|(?P<number>\d[\w.]*)|(?P<call>\.?[A-Za-z_][\w.]*\()|(?P<path>\.?[A-Za-z_][\w.]*)|(?P<mark>\S)"""
)


@dataclass
class References:
    """Paths are dotted; items of a list are written `list[]`."""

    paths: set[str] = field(default_factory=set)
    nesting: int = 0


def references(source: str, bound: Mapping[str, str]) -> References:
    """What `source` reads; `bound` maps names to the list item they stand for, e.g. component → components[]."""
    found = References()
    words = (match.group() for match in _WORD.finditer(source) if match.lastgroup not in ("text", "number"))
    _read(words, bound, 0, found)
    return found


def _read(words: Iterator[str], scope: Mapping[str, str], depth: int, found: References) -> None:
    """Everything up to the parenthesis that closes here; `subject` is the list that `.all(` would run over."""
    found.nesting = max(found.nesting, depth)
    subject = ""
    for word in words:
        if word == ")":
            return
        if word == "(":
            _read(words, scope, depth, found)
        subject = _call(word, subject, words, scope, depth, found) if word.endswith("(") and word != "(" else ""
        if word[0].isalpha() and not word.endswith("(") and word not in LITERALS:
            found.paths.add(_resolve(word, scope))


def _call(
    word: str, subject: str, words: Iterator[str], scope: Mapping[str, str], depth: int, found: References
) -> str:
    """Read a call's arguments; returns the list that a further method would apply to."""
    receiver, _, name = word.removesuffix("(").rpartition(".")
    if receiver:
        subject = _resolve(receiver, scope)
        found.paths.add(subject)
    if name not in MACROS or not subject:
        _read(words, scope, depth, found)
        return ""
    _read(words, {**scope, next(words, ""): subject + "[]"}, depth + 1, found)
    return subject if name == "filter" else ""


def _resolve(path: str, scope: Mapping[str, str]) -> str:
    head, dot, rest = path.partition(".")
    return scope.get(head, head) + dot + rest
