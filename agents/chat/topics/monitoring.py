"""“How do you watch it?”: what is measured, when it alerts, and who is woken."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told
from agents.planning import monitoring_observability
from agents.reporting.values import number


def answer(_: str, design: Design) -> Reply | None:
    watch = design.decided("monitoring_observability", monitoring_observability.Decisions)
    limits = watch.drift.thresholds
    pages = [a.condition for a in watch.alerts if a.severity == "page"]
    lines = [
        f"Drift: {watch.drift.method}, against {watch.drift.reference}; warns at {number(limits['warn'])}, acts at "
        f"{number(limits['act'])} in {number(limits['windows'])} windows in a row, and only where it is significant.",
        *(f"- {c.feature_set}: {c.test}, {c.threshold}, {_rows(c.min_n)}, {c.cadence}." for c in watch.data_checks),
        *(
            f"- {m.name}: {'waits for labels (' + m.delay + ')' if m.needs_labels else 'at once'}."
            for m in watch.model_metrics
        ),
        *(f"- {s.sli}: {s.target} over {s.window}." for s in watch.slos),
        f"- {len(watch.alerts)} alerts, each with a runbook. These page: {'; '.join(pages) or 'none'}.",
        f"- On call: {watch.oncall}. Cost alerts at {', '.join(map(str, watch.cost_alerts))} % of the budget.",
        f"- Quality: {watch.llm.quality}; injections: {watch.llm.injection_hits}." if watch.llm else "",
    ]
    return told(lines, card("monitoring_observability"))


def _rows(least: int) -> str:
    return f"from {least:,} rows on" if least > 1 else "always"
