"""What one delivery says: documents, which of them are gone, and all there are where it lists them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from mlsystem import question_set
from mlsystem.documents import PUBLIC, Document
from mlsystem.question_set import Question

MANIFEST = "manifest.txt"


class DeliveryError(Exception):
    """A document of the delivery says nothing, or not who may read it; nothing of the delivery lands."""


@dataclass(frozen=True)
class Delivery:
    """`gone`: ids deleted in the source. `everything`: the id of each document there is; None where the
    delivery does not tell. `unread`: names of files nothing here reads."""

    documents: list[Document]
    gone: list[str] = field(default_factory=list)
    everything: list[str] | None = None
    questions: list[Question] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read(folder: Path) -> Delivery:
    """`*.json`, one document each, `{"id": …, "deleted": true}` for one that is gone; `manifest.txt`, an id a
    line; `questions.jsonl`. Raises DeliveryError, QuestionSetError."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    raw = [json.loads(path.read_text(encoding="utf-8")) for path in files if path.suffix == ".json"]
    found = [_document(entry) for entry in raw if not entry.get("deleted")]
    unread = [p.name for p in files if p.suffix != ".json" and p.name not in (MANIFEST, question_set.FILE)]
    listed, asked = _newest(files, MANIFEST), _newest(files, question_set.FILE)
    return Delivery(
        found,
        [str(entry["id"]) for entry in raw if entry.get("deleted")],
        None if listed is None else [line.strip() for line in listed.splitlines() if line.strip()],
        question_set.parse(asked or ""),
        unread,
    )


def _document(entry: dict[str, object]) -> Document:
    groups = entry.get("groups", [PUBLIC])
    if not isinstance(groups, list) or not groups:
        raise DeliveryError(f"{entry.get('id')} names no group that may read it")
    if not str(entry["text"]).strip():
        raise DeliveryError(f"no text in {entry['id']}: it could not be cited")
    return Document(str(entry["id"]), str(entry["title"]), str(entry["text"]), tuple(map(str, groups)))


def _newest(files: list[Path], name: str) -> str | None:
    """The text of the file of this name that was delivered last."""
    named = sorted((p for p in files if p.name == name), key=lambda path: path.stat().st_mtime)
    return named[-1].read_text(encoding="utf-8") if named else None
