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
    parser.add_argument("--folder", type=Path, help="folder of JSON files; the handbook if left out")
    args = parser.parse_args()
    found = documents.read(args.folder) if args.folder else documents.handbook()
    print(f"{ingest(found, settings.load())} documents landed")


if __name__ == "__main__":
    main()
