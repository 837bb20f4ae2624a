"""Files that may be delivered by mistake and that nothing here reads: none are known."""

from __future__ import annotations

ENDINGS: frozenset[str] = frozenset()
