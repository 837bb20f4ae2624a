"""Land documents and the questions their index is judged by; repeating a delivery changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from mlsystem import documents, handbook, question_set, settings
from mlsystem.documents import Document
from mlsystem.question_set import FILE, Question
from mlsystem.settings import Settings


class EmptyDocumentError(Exception):
    """A document without text cannot be cited, so it is not accepted."""


def ingest(found: list[Document], config: Settings) -> int:
    empty = [d.id for d in found if not d.text.strip()]
    if empty:
        raise EmptyDocumentError(f"no text in {empty}")
    documents.write(found, config.landing / "documents")
    return len(found)


def ingest_questions(asked: list[Question], config: Settings) -> int:
    """They take the place of those before; a delivery without questions leaves them."""
    if asked:
        question_set.write(asked, config.landing / "questions")
    return len(asked)


def delivered_questions(folder: Path) -> list[Question]:
    """Of the file delivered last. Raises QuestionSetError."""
    files = sorted(folder.rglob(FILE), key=lambda path: path.stat().st_mtime)
    return question_set.parse(files[-1].read_text(encoding="utf-8")) if files else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="folder of files; what was delivered if left out")
    parser.add_argument("--handbook", action="store_true", help="the demo's handbook instead")
    args = parser.parse_args()
    config = settings.load()
    folder = args.folder or config.incoming
    found = handbook.pages() if args.handbook else documents.read(folder)
    asked = handbook.questions() if args.handbook else delivered_questions(folder)
    print(f"{ingest(found, config)} documents and {ingest_questions(asked, config)} questions landed")


if __name__ == "__main__":
    main()
