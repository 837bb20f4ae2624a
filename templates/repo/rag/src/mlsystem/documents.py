"""Documents with who may read them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

PUBLIC = "everyone"


@dataclass(frozen=True)
class Document:
    """`groups` may read it; `PUBLIC` stands for all."""

    id: str
    title: str
    text: str
    groups: tuple[str, ...] = (PUBLIC,)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()


def read(folder: Path) -> list[Document]:
    """Documents kept as one JSON file each, in this folder and those below it, ordered by path."""
    raw = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json"))]
    return [Document(**{**entry, "groups": tuple(entry["groups"])}) for entry in raw]


def write(documents: list[Document], folder: Path) -> None:
    """One file per document, named by its id; repeating changes nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        path = folder / f"{document.id}.json"
        path.write_text(
            json.dumps(asdict(document), sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
        )
