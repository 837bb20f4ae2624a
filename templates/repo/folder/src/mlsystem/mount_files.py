"""Files of the mounted folder, whole or not at all: a reader never sees half of one."""

from __future__ import annotations

import uuid
from pathlib import Path


def write(path: Path, body: bytes) -> None:
    draft = path.with_name(f"{path.name}.{uuid.uuid4().hex}.draft")
    draft.write_bytes(body)
    draft.replace(path)
