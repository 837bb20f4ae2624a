"""One JSON request to a model's endpoint."""

from __future__ import annotations

import json
import urllib.request
from typing import Any


def post(address: str, body: dict[str, Any], token: str, timeout_s: float) -> Any:
    """The answer's JSON; `token` is sent as a bearer token where there is one. Raises OSError, ValueError."""
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {token}"} if token else {})}
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=timeout_s) as response:  # noqa: S310
        return json.load(response)
