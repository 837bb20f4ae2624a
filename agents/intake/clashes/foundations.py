"""Products that are asked for while what they run on is refused."""

from __future__ import annotations

from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.clashes.tools import ASKED, values
from agents.intake.ways import Way
from agents.intake.words import load
from core.constraints import Constraints


def clashes(c: Constraints) -> Iterator[Clash]:
    """KServe without Kubernetes, MSK without Kafka."""
    banned = values(c.tooling.forbid)
    for field in ASKED:
        named = values(getattr(c.tooling, field))
        for base, above in load("built_on").items():
            both = [name for name in named if name in above]
            if base in banned and both:
                told = f"{', '.join(both)} runs on {base}, which is refused."
                ways = (
                    Way(f"Allow {base}", {"tooling.forbid": [name for name in banned if name != base] or None}),
                    Way(
                        f"Do without {', '.join(both)}",
                        {f"tooling.{field}": [n for n in named if n not in both] or None},
                    ),
                )
                yield Clash((f"tooling.{field}", "tooling.forbid"), told, ways)
