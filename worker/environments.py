"""Python environments that delivered repositories are checked in: one per lock, installed once, never changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import structlog

from core.errors import AmpError
from worker.sandbox.process import run

log = structlog.get_logger()

# What a package client needs to reach the index this machine is set up with. Nothing else of ours passes.
CLIENT_SETTINGS = (
    "UV_",
    "PIP_",
    "SSL_CERT_",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
    "http_proxy",
    "https_proxy",
)


class EnvironmentFailed(AmpError):
    """The packages of a lock could not be installed; the installer's own last words are in the log."""

    status = 503
    code = "environment_failed"
    title = "Packages could not be installed"


def environment(lock: bytes, data: Path) -> Path:
    """The environment for a hashed lock, installed on first use. Raises EnvironmentFailed."""
    key = hashlib.sha256(lock + sys.version.encode()).hexdigest()[:16]
    home = data / "envs" / key
    if not (home / "bin" / "python").exists():
        _install(lock, home)
    return home


def _install(lock: bytes, home: Path) -> None:
    home.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home.parent) as folder:
        made, requirements = Path(folder, "env"), Path(folder, "requirements.lock")
        requirements.write_bytes(lock)
        _uv(["venv", "--relocatable", "--python", sys.executable, str(made)])
        _uv(
            [
                "pip",
                "sync",
                "--require-hashes",
                "--compile-bytecode",
                "--python",
                str(made),
                str(requirements),
            ]
        )
        try:
            made.rename(home)  # another worker may have won the race; its environment is the same
        except OSError:
            if not home.exists():
                raise


def _uv(arguments: list[str]) -> None:
    uv = shutil.which("uv", path=f"{Path(sys.executable).parent}:{os.environ.get('PATH', '')}")
    if uv is None:
        raise EnvironmentFailed("uv is not installed: `pip install uv`")
    done = run([uv, *arguments], cwd=Path.cwd(), env=client_environment(), timeout_s=900)
    if done.exit_code != 0:
        log.warning("environment.failed", output=done.output.strip()[-2000:])
        raise EnvironmentFailed("the package index did not deliver every locked package")


def client_environment() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k.startswith(CLIENT_SETTINGS)}
    return {"PATH": "/usr/bin:/bin", "HOME": os.environ.get("HOME", "/tmp"), "LC_ALL": "C.UTF-8", **kept}  # noqa: S108
