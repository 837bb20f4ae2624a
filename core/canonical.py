"""One byte form for JSON (RFC 8785) and its SHA-256, stable across a round trip through jsonb."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import rfc8785
from pydantic import BaseModel

ODD = re.compile(r"[\x00\ud800-\udfff]")
EXACT = 2**53  # beyond it a JSON number is a float for every reader


def plain(value: Any) -> Any:
    """`value` as JSON types only: models dumped, decimals and other scalars as strings, no NUL characters."""
    if isinstance(value, BaseModel):
        return plain(value.model_dump(mode="json"))
    if isinstance(value, Mapping):
        return {_text(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if -EXACT < value < EXACT else float(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def canonical(value: Any) -> bytes:
    return rfc8785.dumps(plain(value))


def sha256_json(value: Any) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()


def _text(value: str) -> str:
    """Postgres refuses NUL and unpaired surrogates; both become U+FFFD."""
    if ODD.search(value) is None:
        return value
    return value.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
