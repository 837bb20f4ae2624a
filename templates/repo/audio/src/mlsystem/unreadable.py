"""Files that may be delivered by mistake and that nothing here reads: sound comes in `calls*.jsonl`."""

from __future__ import annotations

ENDINGS: frozenset[str] = frozenset({".wav", ".mp3", ".ogg", ".opus", ".flac", ".m4a"})
