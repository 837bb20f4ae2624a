"""Lighthouse on the start page and on a design, desktop; installed at run time outside package.json."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from bench.browser.stack import CHROMIUM, FLAGS

VERSION, ROUNDS = "13.5.0", 3
CATEGORIES = ("performance", "accessibility", "best-practices")
AUDITS = {
    "largest-contentful-paint": "lcp_ms",
    "total-blocking-time": "tbt_ms",
    "cumulative-layout-shift": "cls",
}


def measure(address: str, pages: dict[str, str]) -> dict[str, Any]:
    """Per page the best of three runs; `state` says why where it could not run."""
    with tempfile.TemporaryDirectory() as folder:
        if reason := _install(Path(folder)):
            return {"state": "not run", "reason": reason}
        found = {name: _best(Path(folder), address + path) for name, path in pages.items()}
    return {"state": "ran", "version": VERSION, "pages": found}


def _install(folder: Path) -> str | None:
    command = ["npm", "install", "--silent", "--no-save", "--prefix", str(folder), f"lighthouse@{VERSION}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"npm: {type(error).__name__}"
    return None if done.returncode == 0 else f"npm install ended with {done.returncode}"


def _best(folder: Path, url: str) -> dict[str, Any]:
    tries = [_once(folder, url) for _ in range(ROUNDS)]
    return max(tries, key=lambda one: one.get("performance", -1))


def _once(folder: Path, url: str) -> dict[str, Any]:
    script = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    chrome = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    only = f"--only-categories={','.join(CATEGORIES)}"
    command = ["node", str(script), url, "--quiet", "--output=json", "--preset=desktop", only, chrome]
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "CHROME_PATH": CHROMIUM or "", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=env)
        return _read(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, ValueError) as error:
        return {"state": "not run", "reason": type(error).__name__}


def _read(report: dict[str, Any]) -> dict[str, Any]:
    scores = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
    return {**scores, **{name: round(report["audits"][audit]["numericValue"], 3) for audit, name in AUDITS.items()}}
