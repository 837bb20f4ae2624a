"""Copy a folder to and from the artefact folder the platform mounts: containers share one registry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mlsystem import arrivals, stored_aliases
from mlsystem.mount import Mount


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
