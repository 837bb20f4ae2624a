"""What runs inside the isolated task: fetch, unpack, execute the checks, answer; all by the addresses it was given."""

from __future__ import annotations

import io
import json
import tarfile
import urllib.request
from pathlib import Path

from templates import bundle
from worker.sandbox.tiers import detect
from worker.validators.registry import check, validators
from worker.validators.workspace import Workspace

JSON = {"Content-Type": "application/json"}
MAX_BYTES = 2 * 1024**3


def run(source: str, target: str, data: Path, environment: tuple[str, str] | None = None) -> int:
    """Executes every check that runs the repository's code; how many failed. The task itself is the isolation."""
    home = _unpacked(environment, data) if environment else None
    workspace = Workspace(bundle.unzip(_fetched(source)), detect(), home, data)
    refused = None if home else "no environment to run in was given"
    checks = [check(one, workspace, refused) for one in validators() if one.executes_code]
    body = json.dumps([one.model_dump(mode="json") for one in checks]).encode()
    asked = urllib.request.Request(_https(target), data=body, method="PUT", headers=JSON)  # noqa: S310 - judged by _https
    urllib.request.urlopen(asked, timeout=60).close()  # noqa: S310
    return sum(one.status == "failed" for one in checks)


def _unpacked(environment: tuple[str, str], data: Path) -> Path:
    name, url = environment
    with tarfile.open(fileobj=io.BytesIO(_fetched(url)), mode="r:gz") as tar:
        tar.extractall(data / "envs", filter="fully_trusted")  # noqa: S202 - packed by our own worker
    return data / "envs" / name


def _fetched(url: str) -> bytes:
    with urllib.request.urlopen(_https(url), timeout=300) as answer:  # noqa: S310
        body: bytes = answer.read(MAX_BYTES)
    return body


def _https(url: str) -> str:
    if not url.startswith(("https://", "http://127.0.0.1:")):
        raise ValueError("only https addresses, or this machine's own")
    return url
