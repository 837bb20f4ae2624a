"""Objects written only while they are what the writer has seen, so that of two writers one is told."""

from __future__ import annotations

from typing import Any

from mlsystem import listing

REFUSALS = ("PreconditionFailed", "ConditionalRequestConflict")


class ChangedError(Exception):
    """Somebody else has written the object meanwhile; nothing of ours was."""


def read(client: Any, bucket: str, key: str) -> tuple[bytes, str] | None:
    """Body and tag of an object; None where there is none."""
    if key not in listing.keys(client, bucket, key.rpartition("/")[0]):
        return None
    found = client.get_object(Bucket=bucket, Key=key)
    return found["Body"].read(), found["ETag"]


def create(client: Any, bucket: str, key: str, body: bytes) -> None:
    """Write an object that is not there. Raises ChangedError."""
    _put(client, bucket, key, body, IfNoneMatch="*")


def replace(client: Any, bucket: str, key: str, body: bytes, tag: str) -> None:
    """Write over the object that bears `tag`. Raises ChangedError."""
    _put(client, bucket, key, body, IfMatch=tag)


def _put(client: Any, bucket: str, key: str, body: bytes, **condition: str) -> None:
    try:
        client.put_object(Bucket=bucket, Key=key, Body=body, **condition)
    except Exception as error:
        if code(error) in REFUSALS:
            raise ChangedError(f"{key} was written by somebody else meanwhile") from error
        raise


def code(error: Exception) -> str:
    """The error code of the store's answer; empty for anything else."""
    return str(getattr(error, "response", {}).get("Error", {}).get("Code", ""))
