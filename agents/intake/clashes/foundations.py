"""Products that are asked for while what they run on is refused."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import values
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints


def clashes(c: Constraints) -> Iterator[Clash]:
    """KServe without Kubernetes, MSK without Kafka."""
    banned, wished = values(c.tooling.forbid), values(c.tooling.prefer)
    for base, above in load("built_on").items():
        both = [name for name in wished if name in above]
        if base in banned and both:
            kept = [name for name in wished if name not in both] or None
            ways = (
                Way(f"Allow {base}", {"tooling.forbid": [name for name in banned if name != base] or None}),
                Way(f"Do without {', '.join(both)}", {"tooling.prefer": kept}),
            )
            told = f"{', '.join(both)} runs on {base}, which is refused."
            yield Clash(("tooling.forbid", "tooling.prefer"), told, ways)
