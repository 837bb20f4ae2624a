"""Rows of tables, whatever parts their cells: bars, semicolons, tabs, commas, colons in pairs, or blanks in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from agents.intake.sheets import lines
from agents.intake.sheets.edits import Edit
from agents.intake.sheets.units import begins_with_unit, is_number
from agents.intake.sheets.words import is_empty, is_header
from agents.intake.text import Document

_ROWS, _CELLS = 3, 6  # lines that make a table, and the cells they may have
_CAPTION, _WORDS = 60, 8  # the characters and words of a caption
_BAR = re.compile(r"[ ]*\|[ ]*")
_DOUBLE = re.compile(r"[ ]+::[ ]+|(?<=[\w)])[ ]+:[ ]+")
_SEMICOLON = re.compile(r"[ ]*;[ ]*")
_TAB = re.compile(r"[ ]*\t[ \t]*")
_COMMA = re.compile(r"(?<![ ])\"?,(?=[\w\"$€£]|,|$)(?!\d{3}(?!\d))(?=(?:[^\"\n]*\"[^\"\n]*\")*[^\"\n]*$)\"?")
_BLANKS = re.compile(r"(?<=[^\s:.!?])[ ]{2,}(?=\S)")
_KINDS = (_BAR, _TAB, _SEMICOLON, _COMMA, _DOUBLE, _BLANKS)
SIGNS = (_BAR, _TAB, _SEMICOLON, _COMMA, re.compile(r",(?! )"))
_FEW = (_SEMICOLON, _COMMA)  # signs that prose has too: every row has to have as many
_NUMBERED = re.compile(r"(?:[A-Z]{1,4}[-.]?)?\d{1,3}(?:\.\d{1,3})*[.)]?", re.I)
_NAMED = re.compile(r"[^\W\d_]|[$€£]")
_PROSE = re.compile(r"[.!?;] +\w|[:={}\[\]\"]")
_BULLET = re.compile(r"[-*•·][ ]+")
_RULE = re.compile(r"\s*\|?[ ]*:?-{2,}")

Cell = tuple[int, int]


@dataclass(frozen=True)
class Row:
    """A line of the document with its cells, each [start, end) without the blanks around it."""

    start: int
    end: int
    cells: tuple[Cell, ...]


def edits(document: Document) -> Iterator[Edit]:
    """What turns each row of each table into `caption: value unit, remark`, on a line of its own."""
    taken = set[int]()
    for separator in _KINDS:
        for table in _tables(document, separator):
            rows = [row for row in table if row.start not in taken]
            taken |= {row.start for row in rows}
            for row in _told(document, rows):
                yield from lines.parted(document, row.start, row.end + 1)
                yield from _written(document.text, row)


def _tables(document: Document, separator: re.Pattern[str]) -> Iterator[list[Row]]:
    """Lines below each other that are rows by the sign, if they are of one table."""
    rows = [row_of(document, separator, start, end) for start, end in lines.short(document)]
    for good, group in groupby(rows, key=lambda row: _is_row(document, row)):
        table = list(group)
        if good and len(table) >= _ROWS and _agree(separator, table):
            yield table


def row_of(document: Document, separator: re.Pattern[str], start: int, end: int) -> Row:
    """The cells of a line by the sign between them, without its bullet or number."""
    line = (document.brief if separator is _TAB else document.text)[start:end].rstrip()
    begin = len(line) - len(line.lstrip())
    if separator is _BAR:
        begin = len(line) - len(line.lstrip(" |"))
        line = line.rstrip(" |")
    if bullet := _BULLET.match(line, begin):
        begin = bullet.end()
    cells = list[Cell]()
    for match in separator.finditer(line, begin):
        cells.append((start + begin, start + match.start()))
        begin = match.end()
        if separator is _DOUBLE:
            break
    cells.append((start + begin, start + max(begin, len(line.rstrip('"') if separator is _COMMA else line))))
    numbered = len(cells) > 1 and _NUMBERED.fullmatch(document.text[slice(*cells[0])])
    return Row(start, end, tuple(cells[1:] if numbered else cells))


def _is_row(document: Document, row: Row) -> bool:
    """Whether the line is a caption with what belongs to it."""
    if not 2 <= len(row.cells) <= _CELLS:
        return False
    caption = document.brief[slice(*row.cells[0])]
    short = len(caption) <= _CAPTION and len(caption.split()) <= _WORDS
    signed = document.text[row.cells[1][0]] in ":=" if row.cells[1][0] < row.end else False
    machine = re.search(r'"\s*:', document.brief[row.cells[0][1] : row.cells[1][0]])
    return short and bool(_NAMED.search(caption)) and not (_PROSE.search(caption) or signed or machine)


def _agree(separator: re.Pattern[str], table: list[Row]) -> bool:
    """Whether the rows are of one table: as many cells in each, or the second ones below each other."""
    if separator is _BLANKS:
        columns = [row.cells[1][0] - row.start for row in table]
        return _most(columns) >= max(_ROWS, len(table) * 2 // 3)
    return separator not in _FEW or _most([len(row.cells) for row in table]) >= len(table) * 4 // 5


def _most(numbers: list[int]) -> int:
    return max(numbers.count(number) for number in numbers)


def _told(document: Document, rows: list[Row]) -> list[Row]:
    """The rows of captions and values; none of a table whose head names columns of another kind."""
    if not rows or is_header([document.text[slice(*cell)] for cell in rows[0].cells]):
        return rows[1:]
    ruled = _RULE.match(document.brief, rows[0].end)
    return [] if ruled and len(rows[0].cells) > 2 else rows


def _written(text: str, row: Row) -> Iterator[Edit]:
    """The signs between the cells as a colon, a blank before a unit, and commas; bars and numbers as a bullet."""
    (begin, end), value, *more = row.cells
    if text[row.start : begin].strip():
        yield Edit(row.start, begin, "- ")
    yield from _sign(text, (end, value[0]), ": ")
    for cell in more:
        said = text[slice(*cell)]
        if is_empty(said):
            continue
        joined = is_number(text[slice(*value)]) and begins_with_unit(said)
        yield from _sign(text, (value[1], cell[0]), " " if joined else ", ")
        value = cell
    if text[value[1] : row.end].strip():
        yield Edit(value[1], row.end, "")


def _sign(text: str, gap: Cell, sign: str) -> Iterator[Edit]:
    if text[slice(*gap)] != sign:
        yield Edit(*gap, sign)
