"""What is done to records before they are checked and stored: direct identifiers in their text are masked."""

from __future__ import annotations

from mlsystem.contracts import Record
from mlsystem.masking import mask


def prepare(records: list[Record]) -> list[Record]:
    """A record without a text stays as it is; its contract says whether that is allowed."""
    return [{**r, "text": mask(r["text"])} if isinstance(r.get("text"), str) else r for r in records]
