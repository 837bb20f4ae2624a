"""Small JSON objects and empty marks in one folder of the store that services and nightly steps share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from mlsystem import artifacts, conditional, listing
from mlsystem.mount import Mount
from mlsystem.settings import Settings

Facts = dict[str, Any]


@dataclass(frozen=True)
class SharedFolder:
    """`client` and `bucket` as mlsystem.artifacts gives them; every key below is one of `folder`."""

    client: Any
    bucket: str
    folder: str

    def create(self, key: str, facts: Facts) -> bool:
        """False where the key is there already; of several callers at once one gets True."""
        body = json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()
        try:
            conditional.create(self.client, self.bucket, f"{self.folder}/{key}", body)
        except conditional.ChangedError:
            return False
        return True

    def read(self, key: str) -> Facts | None:
        try:
            answer = self.client.get_object(Bucket=self.bucket, Key=f"{self.folder}/{key}")
            return dict(json.loads(answer["Body"].read()))
        except FileNotFoundError:
            return None
        except Exception as error:
            if conditional.code(error) == "NoSuchKey":
                return None
            raise

    def mark(self, key: str) -> None:
        self.client.put_object(Bucket=self.bucket, Key=f"{self.folder}/{key}", Body=b"")

    def remove(self, key: str) -> None:
        self.client.delete_object(Bucket=self.bucket, Key=f"{self.folder}/{key}")

    def keys(self, below: str) -> list[str]:
        """Keys below a folder of this one, sorted."""
        found = listing.keys(self.client, self.bucket, f"{self.folder}/{below}")
        return [key.removeprefix(f"{self.folder}/") for key in found]


def of(config: Settings, folder: str) -> SharedFolder:
    """A folder that all processes share; without a shared store, one of this process' home."""
    shared = config.prediction_store or config.artifact_bucket
    client, bucket = (artifacts.client(), shared) if shared else (Mount(), str(config.home))
    return SharedFolder(client, bucket, folder)
