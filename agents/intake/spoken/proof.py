"""A rate that is to be proved with confidence, and fewer cases than the proof takes even without one error."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from agents.intake.clashes.clash import Clash
from agents.intake.counting import figures
from agents.intake.spoken.frames import demands, every, firm
from agents.intake.spoken.verdict import refused
from agents.intake.text import Document
from agents.intake.ways import Way
from core.constraints import Constraints
from core.figures import figure

KIND = "proof"
FIELDS = ("data.row_count", "data.entities", "data.history_months", "data.volume_gb")
LEVEL = 0.05  # at 95 %: with n cases and no error the bound is 0.05 to the power of 1/n


def clashes(document: Document, c: Constraints) -> Iterator[Clash]:
    """Without one error n cases prove no more than the n-th root of 0.05, and no more of them come."""
    cases, other = _cases(document), refused(document, KIND, "otherwise")
    if cases is None or other is None:
        return
    for match in every(document, KIND, "rate"):
        rate = float(match["rate"].replace(",", ".")) / 100
        if not firm(document, match) or not 0.5 < rate < 1:
            continue
        need = math.ceil(math.log(LEVEL) / math.log(rate))
        if need > cases:
            bound = 100 * LEVEL ** (1 / cases)
            text = (
                f"{figure(cases)} cases without one error prove {bound:.3g} % at the 95 % level; "
                f"{match['rate']} % takes {figure(need)}, and “{other}”."
            )
            ways = (
                Way(f"Accept a proof of {bound:.3g} %"),
                Way(f"Collect {figure(need)} cases first", {"data.row_count": float(need)}),
                Way("Begin with a trial beside what is there", {"project.stage": "poc"}),
            )
            yield Clash((_field(c),), text, ways)
            return


def _cases(document: Document) -> float | None:
    """The fewest cases that are said to be all there are."""
    found = [_number(m) for m in demands(document, KIND, "cases")]
    return min((number for number in found if number), default=None)


def _number(match: re.Match[str]) -> float:
    return figures.first((match["count"] or match["all"]).replace(",", ""), integral=False) or 0.0


def _field(c: Constraints) -> str:
    known = {path for path, _ in c.leaves()}
    return next((field for field in FIELDS if field in known), FIELDS[0])
