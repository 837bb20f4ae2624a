"""Everything `make test` runs, in order, each with its time; one failure fails the whole, but all of them run."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from cli.bootstrap.shell import ROOT

# A file stays on one worker, and files start in their order: the long runs of `tests/cli` are not left for the end.
SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


@dataclass(frozen=True)
class Suite:
    name: str
    command: list[str]


def suites(python: Path) -> list[Suite]:
    bin_ = python.parent
    pytest = [str(python), "-m", "pytest"]
    return [
        Suite("lint", [str(bin_ / "ruff"), "check", "."]),
        Suite("format", [str(bin_ / "ruff"), "format", "--check", "."]),
        Suite("types", [str(bin_ / "mypy")]),
        Suite("layers", [str(bin_ / "lint-imports")]),
        Suite("web-lint", ["npm", "run", "--silent", "lint"]),
        Suite("web-types", ["npm", "run", "--silent", "typecheck"]),
        Suite("web-tests", ["npm", "test", "--silent"]),
        Suite("python-tests", [*pytest, "-m", "not e2e and not slow", *SIDE_BY_SIDE]),
        Suite("end-to-end", [*pytest, "-m", "e2e and not slow", "tests/e2e"]),
    ]


def run_all(python: Path, env: dict[str, str], only: list[str]) -> int:
    """Run the suites named in `only`, or all; 0 when every one passed."""
    chosen = [s for s in suites(python) if not only or s.name in only]
    outcomes = [(suite.name, *_run(suite, env)) for suite in chosen]
    print("\n" + "\n".join(f"{'✓' if ok else '✗'} {name:<14} {seconds:6.0f} s" for name, ok, seconds in outcomes))
    failed = [name for name, ok, _ in outcomes if not ok]
    print(
        f"{len(outcomes) - len(failed)} suites passed, {len(failed)} failed{': ' + ', '.join(failed) if failed else ''}"
    )
    return 1 if failed or not outcomes else 0


def _run(suite: Suite, env: dict[str, str]) -> tuple[bool, float]:
    print(f"\n── {suite.name} " + "─" * max(3, 60 - len(suite.name)), flush=True)
    start = time.monotonic()
    code = subprocess.run(suite.command, cwd=ROOT, env=scrubbed(env), check=False).returncode
    return code == 0, time.monotonic() - start


def scrubbed(extra: dict[str, str]) -> dict[str, str]:
    """What tests may see of this machine: how to find programs and packages. No key, no address of a service."""
    keep = (
        "PATH",
        "HOME",
        "USER",
        "LANG",
        "TERM",
        "CI",
        "TMPDIR",
        "NODE_EXTRA_CA_CERTS",
        "SSL_CERT_FILE",
        "SSL_CERT_DIR",
    )
    prefixes = ("PIP_", "UV_", "npm_config_", "XDG_")
    kept = {k: v for k, v in os.environ.items() if k in keep or k.startswith(prefixes)}
    return {**kept, **extra}
