"""What a store of objects offers, and what can go wrong with one."""

from __future__ import annotations

from typing import Protocol

from core.errors import AmpError, NotFound


class ObjectMissing(NotFound):
    code, title = "object_missing", "The stored object is gone"


class ObjectDiffers(AmpError):
    code, status, title = "object_differs", 500, "The stored object is not what was stored"


class ObjectStore(Protocol):
    def put(self, key: str, data: bytes, sha256: str) -> bool:
        """Store unless the key exists; returns whether it was new. Either way the key now holds `data`."""

    def get(self, key: str) -> bytes:
        """Raises `ObjectMissing`. Callers compare the hash; see `core.artifacts.read`."""

    def size(self, key: str) -> int | None:
        """Bytes stored under the key, None when there is nothing."""

    def signed_url(self, key: str, filename: str, ttl_s: int) -> str:
        """A URL that downloads the object as `filename` and stops working after `ttl_s` seconds."""
