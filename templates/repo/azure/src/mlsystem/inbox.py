"""What was delivered: `incoming/` of the shared folder, and the blobs of the inbox.

The inbox is read as this container's own identity; no key of it is kept anywhere.
"""

from __future__ import annotations

import json
import os
import re
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import unescape

from mlsystem import arrivals, artifacts
from mlsystem.settings import Settings

STORAGE = "https://storage.azure.com"
VERSION = "2021-08-06"
BLOB = re.compile(r"<Blob><Name>(.*?)</Name>.*?<Last-Modified>(.*?)</Last-Modified>", re.DOTALL)


def fetch(config: Settings, client: Any, since: float = 0.0) -> Path:
    """Deliveries under `config.incoming` that came since a moment (seconds since the epoch); fetching again
    changes nothing. Raises OSError."""
    artifacts.pull(client, config.artifact_bucket, config.incoming, "incoming", since)
    if config.inbox:
        headers = {"Authorization": f"Bearer {_token()}", "x-ms-version": VERSION}
        for name, came in _blobs(config.inbox, headers):
            if came.timestamp() >= since:
                _save(config, name, _get(f"{config.inbox}/{urllib.parse.quote(name)}", headers), came)
    return config.incoming


def _blobs(inbox: str, headers: dict[str, str]) -> Iterator[tuple[str, datetime]]:
    """Name of every blob and when it came, page by page."""
    marker = ""
    while True:
        asked = urllib.parse.urlencode({"restype": "container", "comp": "list", "marker": marker})
        page = _get(f"{inbox}?{asked}", headers).decode()
        yield from ((unescape(name), parsedate_to_datetime(at)) for name, at in re.findall(BLOB, page))
        following = re.search(r"<NextMarker>(.+?)</NextMarker>", page)
        if following is None:
            return
        marker = unescape(following[1])


def _save(config: Settings, name: str, body: bytes, came: datetime) -> None:
    target = (config.incoming / name).resolve()
    if not target.is_relative_to(config.incoming.resolve()):
        raise ValueError(f"a blob's name leaves the folder: {name!r}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(body)
    arrivals.date(target, came)


def _token() -> str:
    env = os.environ
    asked = {"resource": STORAGE, "api-version": "2019-08-01", "client_id": env["AZURE_CLIENT_ID"]}
    address = f"{env['IDENTITY_ENDPOINT']}?{urllib.parse.urlencode(asked)}"
    return str(json.loads(_get(address, {"X-IDENTITY-HEADER": env["IDENTITY_HEADER"]}))["access_token"])


def _get(address: str, headers: dict[str, str]) -> bytes:
    # Security: the platform's own addresses, inside the network; never through a proxy.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(urllib.request.Request(address, headers=headers), timeout=60) as answer:  # noqa: S310
        return bytes(answer.read())
