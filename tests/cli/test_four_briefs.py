"""The main job, headless: a brief becomes a zip, twice the same, and the zip stands on its own feet."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cli.bootstrap.checks import scrubbed

ROOT = Path(__file__).parents[2]
BRIEFS = sorted(p.stem for p in (ROOT / "tests" / "briefs").glob("*.txt"))
SHORT = ["batch_tabular"]  # the others in the long form
AMP = [sys.executable, "-m", "cli.main"]
SURROUNDINGS = ({"TZ": "UTC", "PYTHONHASHSEED": "1"}, {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "2"})
# The only checks that may be missing: no advisory service answers here, and these repositories have neither shell
# scripts nor Kubernetes objects.
MAY_BE_MISSING = {"pip-audit", "shellcheck", "kubernetes objects"}


@dataclass(frozen=True)
class Delivery:
    out: Path
    line: dict[str, Any]

    @property
    def sha256(self) -> str:
        return hashlib.sha256((self.out / "repo.zip").read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("amp")


def some(short: list[str]) -> list[Any]:
    return [pytest.param(brief, marks=[] if brief in short else pytest.mark.slow) for brief in BRIEFS]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("brief", some(SHORT))
def test_a_brief_becomes_the_same_zip_twice(home: Path, brief: str) -> None:
    first, second = design(home, brief, 0), design(home, brief, 1)
    assert first.line["status"] == "completed"
    assert first.sha256 == second.sha256 == first.line["repo_sha256"]
    checks = document(first)["checks"]
    assert {name for name, status in checks.items() if status != "passed"} <= MAY_BE_MISSING


@pytest.mark.timeout(900)
@pytest.mark.parametrize("brief", some(SHORT))
def test_the_unzipped_repository_stands_alone(home: Path, tmp_path: Path, brief: str) -> None:
    """Its own `make demo` and `make test` install what they need; `amp verify` runs every check again."""
    delivery = design(home, brief, 0)
    with zipfile.ZipFile(delivery.out / "repo.zip") as packed:
        packed.extractall(tmp_path / "repo")
    for target in ("demo", "test"):
        run(["make", target], tmp_path / "repo", {})
    again = run([*AMP, "verify", str(delivery.out / "repo.zip"), "--json"], ROOT, {"AMP_DATA_DIR": str(home / "data")})
    assert json.loads(again)["ok"] is True
    assert document(delivery)["checks"]["terraform validate"] == "passed"


def design(home: Path, brief: str, number: int) -> Delivery:
    """`amp design` in a process of its own, as a user would run it; the second run lives in another time zone.

    A run that was made is not made again.
    """
    out = home / f"{brief}-{number}"
    if (said := out / "said.json").exists():
        return Delivery(out, json.loads(said.read_text()))
    flags = ["--out", str(out), "--defaults", "--approve", "--json"]
    env = {"AMP_DATA_DIR": str(home / "data"), **SURROUNDINGS[number]}
    line = run([*AMP, "design", f"tests/briefs/{brief}.txt", *flags], ROOT, env)
    said.write_text(line)
    return Delivery(out, json.loads(line))


def document(delivery: Delivery) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((delivery.out / "decision-set.json").read_text())
    return {**read, "checks": {c["name"]: c["status"] for c in read["checks"]}}


def run(command: list[str], folder: Path, more: dict[str, str]) -> str:
    """What it printed. A command that fails fails the test with its last words."""
    done = subprocess.run(command, cwd=folder, env=scrubbed(more), capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{(done.stdout + done.stderr)[-4000:]}"
    return done.stdout
