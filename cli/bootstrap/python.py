"""uv and the project's Python environment, from the committed lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cli.bootstrap.shell import DATA, ROOT, TOOLS, Missing, found, say, stamped, step

VENV = ROOT / ".venv"
MINIMUM = (3, 11)


def check_version() -> None:
    if sys.version_info < MINIMUM:
        raise Missing(f"Python {sys.version.split()[0]} is too old: install Python 3.11 or newer, then `make PYTHON=…`")


def uv() -> list[str]:
    """The command that runs uv: the one on PATH, else our own from its wheel."""
    if own := found("uv"):
        return [own]
    home = TOOLS / "uv"
    binary = home / "bin" / "uv"
    if not binary.exists():
        install_wheel("uv", home)
    return [str(binary)]


def install_wheel(package: str, home: Path) -> None:
    """Into a folder of ours with pip's --target: works without venv, and where the system's Python is managed."""
    say(f"{package} is not installed: fetching its wheel")
    pip = _pip()
    step(
        f"installing {package}",
        [*pip, "install", "--quiet", "--disable-pip-version-check", "--target", str(home), package],
        help_=f"Install it by hand: `pip install {package}`.",
    )


def _pip() -> list[str]:
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0:
        return [sys.executable, "-m", "pip"]
    home = TOOLS / "pip"
    step(
        "making a pip of our own",
        [sys.executable, "-m", "venv", str(home)],
        help_="Python has neither pip nor venv: install one (Debian: `apt-get install python3-venv`).",
    )
    return [str(home / "bin" / "python"), "-m", "pip"]


def environment(*, dev: bool) -> Path:
    """`.venv` with the locked packages; its python. Development packages stay once they are in."""
    dev = dev or (DATA / "stamps" / "python-dev").exists()
    lock = ROOT / ("requirements-dev.lock" if dev else "requirements.lock")
    python = VENV / "bin" / "python"
    inputs = [lock, ROOT / "pyproject.toml"]
    stamped("python-dev" if dev else "python", inputs, lambda: _sync(lock, python), when=python.exists())
    return python


def _sync(lock: Path, python: Path) -> None:
    tool = uv()
    env = {"UV_COMPILE_BYTECODE": "1", "UV_PYTHON_DOWNLOADS": "never", "UV_LINK_MODE": "copy", "VIRTUAL_ENV": ""}
    if not python.exists():
        step("making .venv", [*tool, "venv", "--quiet", "--python", sys.executable, str(VENV)], env=env)
    target = ["--python", str(python)]
    step(
        f"installing Python packages ({lock.name}, a minute the first time)",
        [*tool, "pip", "sync", "--require-hashes", *target, str(lock)],
        env=env,
        help_="The package index must be reachable for the first start.",
    )
    step("installing the project", [*tool, "pip", "install", "--no-deps", "--editable", ".", *target], env=env)
