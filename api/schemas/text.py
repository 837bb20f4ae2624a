"""Text fields of requests: plain text only, bounded, never blank."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

MAX_BRIEF_CHARS = 100_000
ALLOWED_CONTROLS = {"\n", "\r", "\t"}


def plain(text: str) -> str:
    """Refuses control characters, which no written brief has and the database cannot store."""
    found = next((c for c in text if unicodedata.category(c) == "Cc" and c not in ALLOWED_CONTROLS), None)
    if found is not None:
        raise ValueError(f"this is not plain text: it contains the control character U+{ord(found):04X}")
    return text


def written(text: str) -> str:
    if not any(c.isalnum() for c in text):
        raise ValueError("there is nothing to read in it: write at least one word")
    return text


Plain = AfterValidator(plain)
Written = AfterValidator(written)
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200), Plain, Written]
Brief = Annotated[str, StringConstraints(min_length=1, max_length=MAX_BRIEF_CHARS), Plain, Written]
Message = Annotated[str, StringConstraints(min_length=1, max_length=20_000), Plain, Written]
Comment = Annotated[str, StringConstraints(strip_whitespace=True, max_length=10_000), Plain]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=2_000), Plain, Written]
Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,99}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
