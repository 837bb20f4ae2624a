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
    r"(?:(?P<line>^[ \t]*(?:-[ \t]+)?)|(?<=[{,;])\s*)"
    r"[\"']?(?P<key>[A-Za-z][\w.%/() -]{0,48}?)[\"']?[ \t]*(?P<sign>[:=])"
    r"(?=\s|[\"'\[{\w<~$€£-])[ \t]*",
    re.M,
)
_VALUE = re.compile(
    r"\"(?P<double>[^\"\n]*)\"|'(?P<single>[^'\n]*)'|\[(?P<items>[^\]]*)\]|"
    r"(?P<bare>[^\n;{}#]*?)(?=[ \t]*(?:\n|;|[{}#]|$|\.\s|"
    r",\s*[\"']?[A-Za-z][\w -]{0,40}[\"']?[ \t]*[:=]))"
)
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
    sections: list[tuple[int, str]] = []  # (indent, words); braces count as deeper than any line
    header, pending, depth, position = "", "", 0, 0
    for token in _TOKEN.finditer(brief):
        if token.start() < position:
            continue
        if token.group("header"):
            header, sections = _words(token.group("section")), []
        elif token.group("row"):
            yield Entry(_words(token.group("head")), token.group("cell"), *token.span("cell"))
        elif token.group("open"):
            depth += 1
            sections.append((_braced(depth), pending))
            pending = ""
        elif token.group("close"):
            sections = [s for s in sections if s[0] < _braced(depth)]
            depth = max(0, depth - 1)
        else:
            if token.group("line") is not None and not depth:
                indent = len(token.group("line").replace("\t", "    "))
                sections = [s for s in sections if s[0] < indent]
            value = _VALUE.match(brief, token.end())
            written, start, end = _written(value) if value else ("", token.end(), token.end())
            path = " ".join(
                part for part in (header, *(words for _, words in sections), _words(token.group("key"))) if part
            )
            if written:
                position = end
                yield Entry(path, written, start, end)
            else:
                pending = _words(token.group("key"))
                if not brief.startswith("{", token.end()):
                    sections.append((len((token.group("line") or "").replace("\t", "    ")), pending))


def _braced(depth: int) -> int:
    return 1_000 + depth


def _written(value: re.Match[str]) -> tuple[str, int, int]:
    name = next(n for n, text in value.groupdict().items() if text is not None)
    text = value.group(name)
    start = value.start(name) + len(text) - len(text.lstrip())
    return text.strip(), start, start + len(text.strip())


def _words(key: str) -> str:
    return " ".join(_WORDS.findall(key.replace("_", " "))).lower()
