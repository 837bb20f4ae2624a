from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from api.schemas.base import Out


class ArtifactOut(Out):
    id: UUID
    path: str
    kind: str
    sha256: str
    size_bytes: int
    created_at: datetime


class FileEntry(Out):
    """One file of the generated repository; `origin` says which template, agent or tool wrote it."""

    path: str
    size_bytes: int
    sha256: str
    origin: str | None


class FileOut(FileEntry):
    """`content` for UTF-8 files; a binary or very large file is in the downloads only, and `omitted` says why."""

    content: str | None
    omitted: Literal["binary", "too_large"] | None = None
