"""Texts with `{words}` to be filled in, wherever they stand in what was read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def filled(value: Any, words: Mapping[str, Any]) -> Any:
    """The same maps and lists with every text formatted; KeyError for a word that is not given."""
    if isinstance(value, dict):
        return {key: filled(item, words) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(item, words) for item in value]
    return value.format(**words) if isinstance(value, str) else value
