"""Labelled briefs as examples of how products are meant: what stands around each name, and the list its label is in.

Beside the briefs the statements of `statements/tools.txt`, where a mark stands before every name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from agents.intake import text
from agents.intake.fitted.model import Features
from agents.intake.readers import products
from agents.intake.tools.evidence import NONE
from bench.eval.cases import Case
from bench.fit.logistic import Example, Settings

FIELDS = ("existing", "prefer", "forbid")
SETTINGS = Settings(most=6000, seen=2, prior=0.0, decay=0.003, rounds=10, least=0.1)
STATEMENTS = Path(__file__).parent / "statements" / "tools.txt"
_MARKS = {"=": "existing", "+": "prefer", "-": "forbid", "~": NONE}
_MARK = re.compile(r"(?<!\S)[=+~-](?=\w)")


def examples(case: Case) -> list[Example]:
    """One example a name, none where a further message or a list left open may mean it otherwise."""
    labels = {**case.stated, **case.inferred}
    if case.follow_up or any(f"tooling.{field}" in case.ignore for field in FIELDS):
        return []
    document = text.read(case.brief)
    judged = products.judge(document)
    return [Example(Features(frozenset(said.around)), _meant(name.row["id"], labels)) for name, said in judged]


def _meant(product: str, labels: Mapping[str, Any]) -> str:
    return next((field for field in FIELDS if product in (labels.get(f"tooling.{field}") or ())), NONE)


def statements() -> list[Example]:
    """Every marked name as an example, twice: a statement holds few signs. Raises ValueError for a mark before none."""
    lines = STATEMENTS.read_text(encoding="utf-8").splitlines()
    return 2 * [example for line in lines if line and line[0] != "#" for example in marked(line)]


def marked(line: str) -> Iterator[Example]:
    """The examples of a statement."""
    wording, meant = unmarked(line)
    for name, said in products.judge(text.read(wording)):
        if (meaning := meant.pop(name.start, None)) is not None:
            yield Example(Features(frozenset(said.around)), meaning)
    if meant:
        raise ValueError(f"no product at {sorted(meant)} of: {line}")


def unmarked(line: str) -> tuple[str, dict[int, str]]:
    """The statement without its marks, and what is meant by the name at each place where one stood."""
    marks = enumerate(_MARK.finditer(line))
    return _MARK.sub("", line), {match.start() - before: _MARKS[match.group()] for before, match in marks}
