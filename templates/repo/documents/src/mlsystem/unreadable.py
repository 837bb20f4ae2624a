"""Files that may be delivered by mistake and that nothing here reads: text comes in `documents*.jsonl`."""

from __future__ import annotations

ENDINGS: frozenset[str] = frozenset({".pdf", ".doc", ".docx", ".odt", ".tif", ".tiff", ".png", ".jpg"})
