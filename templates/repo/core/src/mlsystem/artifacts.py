"""Copy a registry to and from object storage, so that a container starts with the promoted model."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def push(client: Any, bucket: str, root: Path) -> list[str]:
    """Upload every file under `root`; aliases last, so that no alias names a version not yet there."""
    files = sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".draft")
    files.sort(key=lambda p: p.name == "aliases.json")
    keys = [f"registry/{p.relative_to(root).as_posix()}" for p in files]
    for path, key in zip(files, keys, strict=True):
        client.put_object(Bucket=bucket, Key=key, Body=path.read_bytes())
    return keys


def pull(client: Any, bucket: str, root: Path) -> list[str]:
    """Download the registry of `bucket` into `root`; keys that would leave `root` are refused."""
    keys: list[str] = []
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="registry/"):
        keys.extend(item["Key"] for item in page.get("Contents", []))
    for key in keys:
        target = (root / key.removeprefix("registry/")).resolve()
        if not target.is_relative_to(root.resolve()):
            raise ValueError(f"object key leaves the registry: {key!r}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(client.get_object(Bucket=bucket, Key=key)["Body"].read())
    return keys
