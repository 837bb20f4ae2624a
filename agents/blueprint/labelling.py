"""Labels: where they come from, how late they are, how they are audited and what bridges the wait for them."""

from __future__ import annotations

from agents.expertise.horizon import FORECASTS
from agents.expertise.model import Expertise
from agents.view import View
from agents.vocabulary import duration
from core.constraints import Strict
from core.yaml_text import beside

HOUR_S = 3600.0
LATE_H = 720.0  # from here on something stands in until they arrive
NOISE_CASES, LEAST_KAPPA, WRONG_PCT = 200, 0.6, 5
NOBODY = "none"
TABLE: dict[str, dict[str, str]] = beside(__file__)


class LabelPlan(Strict):
    """Relabelled cases agree by at least κ, or the guideline is mended first: no κ for amounts, which agree or do not,
    and no cases either where nobody labels.

    `proxy` bridges labels that are late.
    """

    source: str
    delay_h: float
    quality_check: str
    noise_cases: int | None
    least_kappa: float | None
    proxy: str | None
    cost: str


def planned(view: View, known: Expertise) -> LabelPlan:
    usual = max(known.labels.delay_h, view.workload.run_every_s / HOUR_S if known.id == FORECASTS else 0.0)
    delay = float(view.value("data.label_delay_h", usual))  # a month's demand is known when the month is over
    early = [monitor.name for monitor in known.monitors if not monitor.needs_labels]
    return LabelPlan(
        source=TABLE["sources"].get(named := str(view.value("data.label_source", known.labels.source)), named),
        delay_h=delay,
        quality_check=known.labels.check,
        noise_cases=NOISE_CASES if known.labels.kind == "judged" else None,
        least_kappa=LEAST_KAPPA if _audit(known) == "judged" else None,
        proxy=(known.labels.early or f"{early[0]} and input drift") if delay > LATE_H else None,
        cost=known.labels.cost,
    )


def arrive(delay_h: float) -> str:
    """When labels are there, as the end of a sentence."""
    return "at once" if not delay_h else f"after {waited(delay_h)}"


def waited(delay_h: float) -> str:
    """36 → "36 hours", 48 → "2 days"."""
    return duration(delay_h * HOUR_S)


def audited(known: Expertise) -> str:
    """How the labels are audited and what a bad audit leads to, without a full stop."""
    verdict = TABLE["audited"][_audit(known)].format(least_kappa=LEAST_KAPPA, wrong_pct=WRONG_PCT)
    return f"{known.labels.check}{verdict}"


def _audit(known: Expertise) -> str:
    """A key of `audited`: amounts that people record are checked for being right."""
    return "amount" if known.labels.kind == "judged" and known.answer == "amount" else known.labels.kind
