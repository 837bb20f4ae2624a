"""Stored files of a decision set, addressed by content. A hash is checked on every read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Literal
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from core.errors import NotFound
from core.models.artifact import Artifact
from core.models.decision_set import DecisionSet
from core.objects import ObjectDiffers, ObjectStore

# `file` is one file of the repository; the others stand beside it.
Kind = Literal["repo_zip", "report", "validation_run", "provenance", "file"]
PARALLEL_PUTS = 8


def key(project_id: UUID, sha256: str) -> str:
    return f"p/{project_id}/sha256/{sha256}"


def store(objects: ObjectStore, project_id: UUID, files: Mapping[str, bytes]) -> dict[str, str]:
    """Put bytes in the store before any row names them; returns path → SHA-256. No transaction is open."""
    hashes = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    unique = {hashes[path]: data for path, data in files.items()}
    with ThreadPoolExecutor(PARALLEL_PUTS) as pool:
        list(pool.map(lambda item: objects.put(key(project_id, item[0]), item[1], item[0]), unique.items()))
    return hashes


def record(
    session: Session,
    decision_set: DecisionSet,
    kind: Kind,
    hashes: Mapping[str, str],
    sizes: Mapping[str, int],
    origins: Mapping[str, str] | None = None,
) -> None:
    """Rows for stored files; a path recorded again points to the newer content."""
    rows = [
        {
            "project_id": decision_set.project_id,
            "decision_set_id": decision_set.id,
            "path": path,
            "sha256": sha256,
            "kind": kind,
            "origin": (origins or {}).get(path),
            "size_bytes": sizes[path],
        }
        for path, sha256 in sorted(hashes.items())
    ]
    if not rows:
        return
    new = insert(Artifact).values(rows)
    replaced = {name: getattr(new.excluded, name) for name in ("sha256", "kind", "origin", "size_bytes")}
    session.execute(new.on_conflict_do_update(index_elements=["decision_set_id", "path"], set_=replaced))


def clear(session: Session, decision_set: DecisionSet) -> None:
    """Forget what an earlier generation recorded; the bytes stay for whoever else names them."""
    session.execute(delete(Artifact).where(Artifact.decision_set_id == decision_set.id))


def of(session: Session, decision_set: DecisionSet, *kinds: Kind) -> list[Artifact]:
    found = select(Artifact).where(Artifact.decision_set_id == decision_set.id)
    if kinds:
        found = found.where(Artifact.kind.in_(kinds))
    return list(session.scalars(found.order_by(Artifact.path)))


def get(session: Session, artifact_id: UUID) -> Artifact:
    artifact = session.get(Artifact, artifact_id)
    if artifact is None:
        raise NotFound("No such artifact.")
    return artifact


def at(session: Session, decision_set: DecisionSet, path: str) -> Artifact:
    found = select(Artifact).where(Artifact.decision_set_id == decision_set.id, Artifact.path == path)
    artifact = session.scalar(found)
    if artifact is None:
        raise NotFound(f"No file {path}.")
    return artifact


def read(objects: ObjectStore, artifact: Artifact) -> bytes:
    """The artifact's bytes. Raises `ObjectDiffers` when they are not the ones that were stored."""
    data = objects.get(key(artifact.project_id, artifact.sha256))
    if hashlib.sha256(data).hexdigest() != artifact.sha256:
        raise ObjectDiffers(f"{artifact.path} does not match its SHA-256.")
    return data
