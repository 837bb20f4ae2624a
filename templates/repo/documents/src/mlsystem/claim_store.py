"""Where claims are kept: a store that creates a key once, however many ask at the same time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from mlsystem import artifacts, conditional
from mlsystem.settings import Settings


class Store(Protocol):
    def create(self, key: str, text: str) -> bool:
        """False where the key is there already; of several callers at once one gets True."""
        ...

    def read(self, key: str) -> str:
        """Empty where nothing is."""
        ...

    def write(self, key: str, text: str) -> None: ...


@dataclass(frozen=True)
class Folder:
    """A local folder, or one that containers share: NFS, SMB and a mounted bucket make a directory once."""

    root: Path

    def create(self, key: str, text: str) -> bool:
        folder = self.root / key
        folder.parent.mkdir(parents=True, exist_ok=True)
        try:
            folder.mkdir()
        except FileExistsError:
            return False
        self.write(key, text)
        return True

    def read(self, key: str) -> str:
        path = self.root / key / "state"
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def write(self, key: str, text: str) -> None:
        path = self.root / key / "state"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Objects:
    """An S3 bucket; `client` is boto3's. Writes with If-None-Match succeed once."""

    client: Any
    bucket: str

    def create(self, key: str, text: str) -> bool:
        try:
            conditional.create(self.client, self.bucket, key, text.encode())
        except conditional.ChangedError:
            return False
        return True

    def read(self, key: str) -> str:
        try:
            return str(self.client.get_object(Bucket=self.bucket, Key=key)["Body"].read().decode())
        except Exception as missing:
            if conditional.code(missing) == "NoSuchKey":
                return ""
            raise

    def write(self, key: str, text: str) -> None:
        self.client.put_object(Bucket=self.bucket, Key=key, Body=text.encode())


def of(config: Settings) -> Store:
    """The store that all runs share; without one, this process' home."""
    shared = config.artifact_bucket
    if not shared or Path(shared).is_absolute():
        return Folder(Path(shared or config.home))
    return Objects(artifacts.client(), shared)
