"""The trainings there have been, whether or not a gate let their version pass."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import registry

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def newest(root: Path) -> datetime:
    """When the last version of the registry `root` was trained; NEVER before the first."""
    cards = (registry.card(root, version) for version in registry.versions(root))
    return max((datetime.fromisoformat(card.trained_at) for card in cards), default=NEVER)


def first(root: Path) -> bool:
    """Nothing is in use, and nothing that passed its gate waits for somebody to promote it."""
    verdicts = (json.loads(path.read_text()) for path in root.glob("v*/evaluation.json"))
    return not registry.aliases(root).get(registry.CHAMPION) and not any(v["passed"] for v in verdicts)
