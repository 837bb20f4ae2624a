"""Entries as machines write them: YAML, TOML, JSON and `key=value` lines, each with the path of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agents.intake.text import Document

_TOKEN = re.compile(
    r"(?P<header>^[ \t]*\[+(?P<section>[\w .-]+)\]+[ \t]*$)|"
    r"(?P<row>^[ \t]*\|[ ]*(?P<head>[A-Za-z][^|\n]{0,48}?)[ ]*\|[ ]*(?P<cell>[^|\n]+?)[ ]*\|[ \t]*$)|"
    r"(?P<open>[{])|(?P<close>[}])|"
    r"(?:(?P<line>^[ \t]*(?:(?:[-*•·]|\(?\d{1,2}[.)]|(?:[A-Z]{1,3}[-.]?)?\d{1,2}(?:\.\d{1,2})*[.:)]?)[ \t]+)?)|"
    r"(?<=[{,;])\s*)"
    r"[\"']?(?P<key>[A-Za-z][\w.%/() -]{0,48}?)[\"']?[ \t]*(?P<sign>[:=])"
    r"(?=\s|[\"'\[{\w<~$€£-])[ \t]*",
    re.M,
)
_VALUE = re.compile(
    r"\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|\[(?P<items>[^\]]*)\]|"
    r"(?P<bare>[^\n;{}#]*?)(?=[ \t]*(?:\n|;|[{}#]|$|(?<!\.)\.\s|"
    r",\s*[\"']?[A-Za-z][\w -]{0,40}[\"']?[ \t]*[:=]))"
)
_BRACES = 1_000
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+|[%€£$]")


@dataclass(frozen=True)
class Entry:
    """`path`: the words of sections and key, lower case; `value` as written, [start, end) is where it stands."""

    path: str
    value: str
    start: int
    end: int

    @property
    def items(self) -> list[str]:
        """The value as a list, its quotes removed."""
        return [item.strip(" \t\n\"'") for item in self.value.split(",") if item.strip(" \t\n\"'")]


def read(document: Document) -> list[Entry]:
    """Every entry of the brief that has a value of its own, in order."""
    return list(_scanned(document.brief))


def _scanned(brief: str) -> Iterator[Entry]:
    sections, position = Sections(), 0
    for token in _TOKEN.finditer(brief):
        if token.start() < position:
            continue
        if token.group("row"):
            yield Entry(_words(token.group("head")), token.group("cell"), *token.span("cell"))
        elif token.group("key") is None:
            sections.turn(token)
        else:
            sections.dedent(token)
            value = _VALUE.match(brief, token.end())
            written, start, end = _written(value) if value else ("", token.end(), token.end())
            if written:
                position = end
                yield Entry(sections.path(token.group("key")), written, start, end)
            else:
                sections.begin(token, braced=brief.startswith("{", token.end()))


class Sections:
    """The sections a key stands in: a header, lines by their indent, and braces, deeper than any line."""

    def __init__(self) -> None:
        self.header, self.pending, self.depth = "", "", 0
        self.open: list[tuple[int, str]] = []

    def turn(self, token: re.Match[str]) -> None:
        """A header, or a brace that opens or closes."""
        if token.group("header"):
            self.header, self.open = _words(token.group("section")), []
        elif token.group("open"):
            self.depth += 1
            self.open.append((_BRACES + self.depth, self.pending))
            self.pending = ""
        else:
            self.open = [section for section in self.open if section[0] < _BRACES + self.depth]
            self.depth = max(0, self.depth - 1)

    def dedent(self, token: re.Match[str]) -> None:
        """The line of a key ends the sections that are indented as far or further."""
        if token.group("line") is not None and not self.depth:
            self.open = [section for section in self.open if section[0] < _indent(token)]

    def begin(self, token: re.Match[str], braced: bool) -> None:
        """A key without a value begins a section, with its brace or at its indent."""
        self.pending = _words(token.group("key"))
        if not braced:
            self.open.append((_indent(token), self.pending))

    def path(self, key: str) -> str:
        """The words of all sections and of the key."""
        return " ".join(part for part in (self.header, *(words for _, words in self.open), _words(key)) if part)


def _indent(token: re.Match[str]) -> int:
    return len((token.group("line") or "").replace("\t", "    "))


def _written(value: re.Match[str]) -> tuple[str, int, int]:
    name = next(n for n, text in value.groupdict().items() if text is not None)
    text = value.group(name)
    start = value.start(name) + len(text) - len(text.lstrip())
    return text.strip(), start, start + len(text.strip())


def _words(key: str) -> str:
    return " ".join(_WORDS.findall(key.replace("_", " "))).lower()
