"""A Chromium for the end-to-end tests: the machine's, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from cli.bootstrap.shell import Missing, found, say, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HELP = "No Chromium: `apt-get install chromium`, or set CHROMIUM to one's path."


def chromium(python: Path) -> str:
    """Path of a browser. Raises Missing when none can be had."""
    own = os.environ.get("CHROMIUM") or found(*NAMES)
    if own:
        return own
    if os.geteuid() == 0 and found("apt-get"):
        env = {"DEBIAN_FRONTEND": "noninteractive"}
        try:
            step("reading Debian's package lists", ["apt-get", "update", "-qq"], env=env)
            step("installing Debian's chromium", ["apt-get", "install", "-y", "-qq", "chromium"], env=env)
        except Missing as refused:
            say(str(refused).splitlines()[-1])
        if own := found(*NAMES):
            return own
    step("installing Playwright's chromium", [str(python), "-m", "playwright", "install", "chromium"], help_=HELP)
    return _of_playwright(python)


def _of_playwright(python: Path) -> str:
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    path = subprocess.run([str(python), "-c", ask], capture_output=True, text=True, check=False).stdout.strip()
    if not Path(path).exists():
        raise Missing(HELP)
    return path
