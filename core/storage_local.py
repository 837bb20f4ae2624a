"""Objects as files, with download URLs that carry their own expiry and signature."""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from core.errors import Forbidden, Unavailable
from core.objects import ObjectMissing

KEY = re.compile(r"p/[0-9a-f-]{36}/sha256/[0-9a-f]{64}")


class LinkRefused(Forbidden):
    code, title = "link_refused", "This download link is not valid, or no longer"


class NotWritable(Unavailable):
    code, title = "not_writable", "The data directory cannot be written"


class LocalStore:
    def __init__(self, data_dir: Path) -> None:
        self.root = data_dir.resolve() / "objects"
        with _told(self.root):
            self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.secret = _secret(data_dir.resolve() / "download.key")

    def put(self, key: str, data: bytes, sha256: str) -> bool:
        target = self._path(key)
        if target.exists():
            return False
        with _told(self.root):
            return self._put_new(target, data)

    def _put_new(self, target: Path, data: bytes) -> bool:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            # A link, unlike a rename, refuses to replace what another writer put there first.
            os.link(draft, target)
        except FileExistsError:
            return False
        finally:
            Path(draft).unlink()
        return True

    def get(self, key: str) -> bytes:
        try:
            return self._path(key).read_bytes()
        except FileNotFoundError as error:
            raise ObjectMissing(f"Nothing is stored at {key}.") from error

    def size(self, key: str) -> int | None:
        try:
            return self._path(key).stat().st_size
        except FileNotFoundError:
            return None

    def signed_url(self, key: str, filename: str, ttl_s: int) -> str:
        expires = int(time.time()) + ttl_s
        query = {"expires": expires, "filename": filename, "signature": self._sign(key, filename, expires)}
        return f"/objects/{quote(key)}?{urlencode(query)}"

    def open_signed(self, key: str, filename: str, expires: int, signature: str) -> bytes:
        """The object behind a link made by `signed_url`. Raises `LinkRefused` when it is forged or too old."""
        genuine = hmac.compare_digest(signature.encode(), self._sign(key, filename, expires).encode())
        if not genuine or expires < time.time():
            raise LinkRefused
        return self.get(key)

    def _sign(self, key: str, filename: str, expires: int) -> str:
        message = "\n".join(("GET", key, filename, str(expires))).encode()
        return hmac.new(self.secret, message, hashlib.sha256).hexdigest()

    def _path(self, key: str) -> Path:
        if not KEY.fullmatch(key):
            raise ObjectMissing(f"{key!r} is not an object key.")
        return self.root / key


@contextmanager
def _told(root: Path) -> Iterator[None]:
    """A full disk or a missing permission, in words."""
    try:
        yield
    except OSError as error:
        raise NotWritable(f"{root}: {error.strerror or type(error).__name__}.") from error


def _secret(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()
