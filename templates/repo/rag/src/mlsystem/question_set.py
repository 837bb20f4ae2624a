"""The questions an index is judged by: what the owner's experts deliver, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mlsystem.settings import Settings

FILE = "questions.jsonl"


class QuestionSetError(Exception):
    """No questions were delivered, too few, or some that judge nothing."""


@dataclass(frozen=True)
class Question:
    """`sources`: ids of the documents the answer stands in, none where no document answers.
    `expects`: figures, names or words that a right answer holds, each of them. `groups`: of who asks.
    """

    text: str
    sources: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()


def load(config: Settings, least: int) -> list[Question]:
    """The set that landed last, else the one of conf/. Raises QuestionSetError where it has fewer than
    `least` questions, or none of either kind: with an answer, and without."""
    places = (config.landing / "questions" / FILE, config.conf / FILE)
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        raise QuestionSetError(f"no index is judged without questions: deliver {FILE} or put it into conf/")
    asked = parse(found.read_text(encoding="utf-8"))
    with_answer = sum(bool(q.sources) for q in asked)
    if len(asked) < least or not 0 < with_answer < len(asked):
        told = f"{with_answer} questions with an answer and {len(asked) - with_answer} without"
        raise QuestionSetError(f"{FILE} has {told}; {least} are needed, and some of each")
    return asked


def parse(text: str) -> list[Question]:
    """Raises QuestionSetError for a line that is no question, or that says no answer to what has a source."""
    return [_question(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def write(asked: Iterable[Question], folder: Path) -> None:
    """Take the place of the set that landed before."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(asdict(question), sort_keys=True, ensure_ascii=False) for question in asked]
    (folder / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _question(number: int, line: str) -> Question:
    try:
        entry: dict[str, Any] = json.loads(line)
        text = str(entry.pop("text"))
        found = Question(text, **{name: tuple(map(str, values)) for name, values in entry.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionSetError(f"line {number} of {FILE} is no question: {error!r}") from error
    if bool(found.sources) != bool(found.expects):
        raise QuestionSetError(f"line {number} of {FILE} names a source or what to expect, and not both")
    return found
