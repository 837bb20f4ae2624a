"""Copy a folder to and from the artefact folder the platform mounts: containers share one registry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mlsystem import arrivals, mount_condition, mount_files, stored_aliases


class Mount:
    """A mounted folder with the four calls of an object store that are used here; `Bucket` is its path."""

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


def client() -> Mount:
    """The mounted folder; who may read or write it is decided by the task's own identity."""
    return Mount()


def push(
    client: Any, bucket: str, root: Path, prefix: str = "registry", known: frozenset[Path] = frozenset()
) -> list[str]:
    """Store every file under `root` but `known` ones and the aliases, which only `stored_aliases` writes."""
    left = {*known, root / stored_aliases.FILE}
    files = sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".draft" and p not in left)
    keys = [f"{prefix}/{p.relative_to(root).as_posix()}" for p in files]
    for path, key in zip(files, keys, strict=True):
        client.put_object(Bucket=bucket, Key=key, Body=path.read_bytes())
    return keys


def pull(client: Any, bucket: str, root: Path, prefix: str = "registry", since: float = 0.0) -> list[str]:
    """Fetch `prefix` of `bucket` into `root`; keys that would leave `root` are refused.

    `since`: seconds since the epoch; what was stored before stays there. A file keeps its time.
    """
    found: list[dict[str, Any]] = []
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{prefix}/"):
        items = page.get("Contents", [])
        found.extend(i for i in items if not since or i["LastModified"].timestamp() >= since)
    for item in found:
        target = (root / item["Key"].removeprefix(f"{prefix}/")).resolve()
        if not target.is_relative_to(root.resolve()):
            raise ValueError(f"object key leaves the folder: {item['Key']!r}")
        if arrivals.is_part(target) and target.is_file():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(client.get_object(Bucket=bucket, Key=item["Key"])["Body"].read())
        arrivals.date(target, item.get("LastModified"))
    return [item["Key"] for item in found]
