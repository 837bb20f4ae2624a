"""Land documents as files; repeating a delivery changes nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from mlsystem import documents, settings
from mlsystem.documents import Document
from mlsystem.settings import Settings


class EmptyDocumentError(Exception):
    """A document without text cannot be cited, so it is not accepted."""


def ingest(found: list[Document], config: Settings) -> int:
    empty = [d.id for d in found if not d.text.strip()]
    if empty:
        raise EmptyDocumentError(f"no text in {empty}")
    documents.write(found, config.landing / "documents")
    return len(found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="folder of JSON files; what was delivered if left out")
    parser.add_argument("--handbook", action="store_true", help="the demo's handbook instead")
    args = parser.parse_args()
    config = settings.load()
    found = documents.handbook() if args.handbook else documents.read(args.folder or config.incoming)
    print(f"{ingest(found, config)} documents landed")


if __name__ == "__main__":
    main()
