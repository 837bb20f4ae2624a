"""YAML as plain data: the safe loader, in C where libyaml is there (eight times faster on the lexicon)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def parsed(text: str | bytes) -> Any:
    """The document's maps, lists, texts and numbers; raises yaml.YAMLError for what is no YAML."""
    return yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader, whichever of the two it is


@cache
def beside(module: str) -> Any:
    """The data of a module, given as its `__file__`: the YAML file of its name beside it, read once."""
    return parsed(Path(module).with_suffix(".yaml").read_bytes())
