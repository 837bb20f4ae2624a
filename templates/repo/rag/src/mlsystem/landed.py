"""The landing zone's documents: a file each, a tombstone where one is gone, and the newest list of all.

Every file tells when it was delivered, so that a list takes away what came before it and nothing later.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mlsystem import question_set
from mlsystem.delivery import Delivery
from mlsystem.documents import Document

MANIFEST = "manifest.json"


def land(delivery: Delivery, root: Path, now: datetime) -> None:
    """Write a delivery into the landing zone `root`; repeating it changes nothing but the time."""
    at = f"{now:%Y%m%dT%H%M%S%f}"
    for document in delivery.documents:
        _write(_place(root, document.id), {**asdict(document), "delivered": at})
    for gone in delivery.gone:
        _write(_place(root, gone), _tombstone(gone, at))
    if delivery.everything is not None:
        _write(root / MANIFEST, {"ids": delivery.everything, "delivered": at})
    if delivery.questions:
        question_set.write(delivery.questions, root / "questions")


def withdraw(root: Path) -> list[str]:
    """Ids of documents the newest list of all no longer names: a tombstone takes the place of their text."""
    if not (root / MANIFEST).is_file():
        return []
    listed = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
    kept, until = set(listed["ids"]), listed["delivered"]
    gone = [e["id"] for e in _entries(root) if e["id"] not in kept and e["delivered"] <= until]
    for name in gone:
        _write(_place(root, name), _tombstone(name, until))
    return gone


def documents(root: Path) -> list[Document]:
    """Every document that is still there, ordered by id."""
    found = [Document(e["id"], e["title"], e["text"], tuple(e["groups"])) for e in _entries(root)]
    return sorted(found, key=lambda document: document.id)


def _entries(root: Path) -> Iterator[dict[str, Any]]:
    for path in sorted((root / "documents").glob("*.json")):
        entry = json.loads(path.read_text(encoding="utf-8"))
        if not entry.get("deleted"):
            yield entry


def _tombstone(name: str, at: str) -> dict[str, Any]:
    return {"id": name, "deleted": True, "delivered": at}


def _place(root: Path, name: str) -> Path:
    # Security: an id comes from outside and may hold a slash; it names one file of this folder.
    return root / "documents" / f"{quote(name, safe='')}.json"


def _write(path: Path, value: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
