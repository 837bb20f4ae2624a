"""What a first visit downloads, and every view on top of it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

OUT = Path(__file__).parents[2] / "web" / "out"
FIRST_LOAD_KB, LATER_KB, CSS_KB, FONT_KB = 225, 120, 15, 75
pytestmark = [pytest.mark.e2e]


def kilobytes(path: Path) -> float:
    """Compressed as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9)) / 1000


@pytest.mark.parametrize("page", ["index.html", "approvals.html", "w/_.html"])
def test_first_load(page: str) -> None:
    html = (OUT / page).read_text()
    scripts = set(re.findall(r'<script[^>]+src="/([^"]+\.js)"', html)) - set(
        re.findall(r'<script src="/([^"]+\.js)" noModule', html)
    )
    styles = set(re.findall(r'<link rel="stylesheet" href="/([^"]+\.css)"', html))
    fonts = set(re.findall(r'<link rel="preload" href="/([^"]+\.woff2)"', html))
    assert scripts
    assert sum(kilobytes(OUT / name) for name in scripts) <= FIRST_LOAD_KB
    assert sum(kilobytes(OUT / name) for name in styles) <= CSS_KB
    assert sum(kilobytes(OUT / name) for name in fonts) <= FONT_KB


def test_what_is_loaded_later_comes_in_small_parts() -> None:
    sizes = {path.name: kilobytes(path) for path in OUT.glob("_next/static/chunks/**/*.js")}
    assert sizes
    assert {name: size for name, size in sizes.items() if size > LATER_KB} == {}
