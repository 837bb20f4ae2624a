"""Every landed record, the newest day first."""

from __future__ import annotations

import json
from collections.abc import Iterator

from mlsystem.settings import Settings


def rows(config: Settings) -> Iterator[dict[str, object]]:
    for path in sorted(config.landing.glob("*/dt=*/*.jsonl"), key=lambda p: p.parent.name, reverse=True):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)
