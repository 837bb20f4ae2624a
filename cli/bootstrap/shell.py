"""Running a step of the installation: say what happens, keep quiet when it works, show the output when it does not."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / ".data"
TOOLS = DATA / "tools"


class Missing(Exception):
    """Something that cannot be had here; the message says in one line what, and how to get it."""


def say(text: str) -> None:
    print(f"• {text}", flush=True)


def step(title: str, command: list[str], *, env: dict[str, str] | None = None, help_: str = "") -> None:
    """Run a command quietly; raise Missing with its last lines and `help_` when it fails."""
    start = time.monotonic()
    print(f"• {title} …", end="", flush=True)
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    print(f" {time.monotonic() - start:.0f} s" if done.returncode == 0 else " failed", flush=True)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise Missing(f"{tail}\n{title} failed. {help_}".strip())


def stamped(name: str, inputs: Iterable[Path], make: Callable[[], None], *, when: bool = True) -> None:
    """Run `make` unless it already ran for exactly these input files."""
    stamp = DATA / "stamps" / name
    now = digest(inputs)
    if when and stamp.exists() and stamp.read_text() == now:
        return
    make()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(now)


def digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256(sys.version.encode())
    for path in sorted(paths):
        total.update(str(path.relative_to(ROOT)).encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def found(name: str, *more: str) -> str | None:
    return next((p for n in (name, *more) if (p := shutil.which(n))), None)
