"""A small repository, and a code agent driven by scripts of our own over loopback."""

from __future__ import annotations

import pytest

FILES = {
    "README.md": b"# Small\n",
    "requirements.lock": b"",
    "src/mlsystem/features.py": b"import json\n\n\ndef ratio(a: float, b: float) -> float:\n    return a / b\n",
    "src/mlsystem/__init__.py": b"",
    "pipelines/train.py": b'"""Training."""\n',
    "tests/unit/test_features.py": b"def test_ratio() -> None:\n    assert True\n",
    ".github/workflows/ci.yml": b"name: ci\n",
}


@pytest.fixture
def files() -> dict[str, bytes]:
    return dict(FILES)
