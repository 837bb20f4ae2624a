"""The words of every field as YAML, below `intake/lexicon`: what reads a brief and what selects look in one place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from core.yaml_text import parsed

FOLDER = Path(__file__).parent / "intake" / "lexicon"


@cache
def load(name: str) -> Any:
    """The parsed YAML of `lexicon/<name>.yaml`; of a folder the rows of all its files."""
    if (FOLDER / name).is_dir():
        return [row for file in sorted((FOLDER / name).glob("*.yaml")) for row in parsed(file.read_bytes())]
    return parsed((FOLDER / f"{name}.yaml").read_bytes())
