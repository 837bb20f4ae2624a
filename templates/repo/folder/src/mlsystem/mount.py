"""A folder that behaves as an object store: a mounted one that containers share, or this process' own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mlsystem import mount_condition, mount_files


class Mount:
    """A mounted folder with the five calls of an object store that are used here; `Bucket` is its path."""

    def put_object(self, Bucket: str, Key: str, Body: bytes, **condition: str) -> None:  # noqa: N803
        """`condition`: IfMatch with a tag, or IfNoneMatch. Raises mount_condition.RefusedError."""
        target = Path(Bucket, Key)
        target.parent.mkdir(parents=True, exist_ok=True)
        if condition:
            mount_condition.write(target, Body, condition.get("IfMatch", ""))
        else:
            mount_files.write(target, Body)

    def get_object(self, Bucket: str, Key: str) -> dict[str, Any]:  # noqa: N803
        body = Path(Bucket, Key).read_bytes()
        return {"Body": io.BytesIO(body), "ETag": mount_condition.tag(body)}

    def delete_object(self, Bucket: str, Key: str) -> None:  # noqa: N803
        """What is not there any more is gone all the same."""
        Path(Bucket, Key).unlink(missing_ok=True)

    def get_paginator(self, name: str) -> Mount:
        if name != "list_objects_v2":
            raise ValueError(f"a mounted folder cannot page {name}")
        return self

    def paginate(self, Bucket: str, Prefix: str) -> Iterator[dict[str, Any]]:  # noqa: N803
        """One page with every file below `Prefix`, sorted; what is still being written is none."""
        root = Path(Bucket)
        found = sorted(p for p in (root / Prefix).rglob("*") if p.is_file() and p.suffix != ".draft")
        yield {"Contents": [_listed(path, root) for path in found]}


def _listed(path: Path, root: Path) -> dict[str, Any]:
    stored = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return {"Key": path.relative_to(root).as_posix(), "LastModified": stored}
