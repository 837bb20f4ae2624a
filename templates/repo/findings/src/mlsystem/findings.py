"""What people found, on its way to training.

A service may add to the prediction log and write nowhere else, so findings are kept there, an object each:
`predictions/found/dt=YYYY-MM-DD/<digest>.json`. A scheduled step reads them and lands them under contract.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from mlsystem import artifacts, listing
from mlsystem.settings import Settings

PREFIX = "predictions/found"
# A step that did not run for so long would miss some.
DAYS = 30


def keep(config: Settings, row: Mapping[str, Any]) -> None:
    """Returns once `row` is stored; equal rows are one."""
    body = json.dumps(row, sort_keys=True).encode()
    name = f"{PREFIX}/dt={datetime.now(UTC).date()}/{hashlib.sha256(body).hexdigest()[:32]}.json"
    store = config.prediction_store or config.artifact_bucket
    if store:
        artifacts.client().put_object(Bucket=store, Key=name, Body=body)
        return
    path = config.home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def kept(config: Settings, today: date | None = None) -> list[dict[str, Any]]:
    """Rows of the last DAYS days."""
    last = today or datetime.now(UTC).date()
    folders = [f"{PREFIX}/dt={last - timedelta(days=back)}" for back in range(DAYS)]
    return [json.loads(body) for folder in reversed(folders) for body in _bodies(config, folder)]


def _bodies(config: Settings, folder: str) -> list[bytes]:
    if not config.artifact_bucket:
        return [path.read_bytes() for path in sorted((config.home / folder).glob("*.json"))]
    client, bucket = artifacts.client(), config.artifact_bucket
    keys = listing.keys(client, bucket, folder)
    return [client.get_object(Bucket=bucket, Key=key)["Body"].read() for key in keys]
