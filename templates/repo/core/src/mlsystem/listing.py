"""What lies in a folder of the artefact store, without opening it."""

from __future__ import annotations

from typing import Any


def keys(client: Any, bucket: str, folder: str) -> list[str]:
    """Keys below `folder`, as the store sorts them."""
    pages = client.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=f"{folder}/")
    return [item["Key"] for page in pages for item in page.get("Contents", [])]
