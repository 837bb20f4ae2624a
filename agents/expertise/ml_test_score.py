"""The ML Test Score plan: 28 checks in four sections, and the file of the delivered repository that does each.

Source: Breck et al., "The ML Test Score", 2017.
"""

from __future__ import annotations

from typing import Literal

from core.constraints import Strict


class ScoreItem(Strict):
    id: str
    section: Literal["data", "model", "infrastructure", "monitoring"]
    check: str
    points: float
    file: str


def _items(section: Literal["data", "model", "infrastructure", "monitoring"], rows: str) -> tuple[ScoreItem, ...]:
    split = [row.strip().split(" | ") for row in rows.strip().splitlines()]
    return tuple(
        ScoreItem(id=id_, section=section, check=check, points=float(points), file=file)
        for id_, check, points, file in split
    )


ITEMS = (
    *_items("data", """
        D1 | feature expectations are in a schema | 1 | tests/data/
        D2 | every feature is useful | 0.5 | docs/model_card.md
        D3 | no feature costs too much | 0.5 | docs/model_card.md
        D4 | only allowed sources are used | 1 | tests/data/
        D5 | privacy controls | 1 | tests/data/
        D6 | a new feature is quick to add | 0.5 | docs/runbook.md
        D7 | feature code is tested | 1 | tests/unit/
    """),
    *_items("model", """
        M1 | model specification is reviewed and versioned | 1 | docs/model_card.md
        M2 | offline and online metrics correlate | 0.5 | pipelines/monitor.py
        M3 | hyper-parameters are tuned | 0.5 | src/mlsystem/
        M4 | staleness is known | 0.5 | pipelines/monitor.py
        M5 | a simpler baseline is beaten | 1 | conf/
        M6 | slices are good enough | 1 | tests/model/
        M7 | inclusion is considered | 0.5 | tests/model/
    """),
    *_items("infrastructure", """
        I1 | training is reproducible | 1 | tests/model/
        I2 | model code is unit-tested | 1 | tests/unit/
        I3 | the pipeline has an integration test | 1 | tests/integration/
        I4 | quality gate before serving | 1 | conf/
        I5 | one example can be debugged | 0.5 | docs/runbook.md
        I6 | canary or batch comparison before full use | 1 | .github/workflows/
        I7 | rollback | 1 | .github/workflows/
    """),
    *_items("monitoring", """
        O1 | dependency changes raise an alert | 0.5 | .github/dependabot.yml
        O2 | data invariants hold in production | 1 | pipelines/monitor.py
        O3 | no train–serve skew | 1 | tests/unit/
        O4 | models are not too stale | 1 | pipelines/monitor.py
        O5 | no NaN or infinity | 1 | pipelines/monitor.py
        O6 | speed and memory do not regress | 0.5 | docs/runbook.md
        O7 | prediction quality is watched | 1 | pipelines/monitor.py
    """),
)  # fmt: skip


def score() -> float:
    """Half a point when done by hand and documented, one when automated; the weakest section counts."""
    sections = sorted({item.section for item in ITEMS})
    return min(sum(item.points for item in ITEMS if item.section == name) for name in sections)
