"""“What does one prediction cost?”: the bill over what is predicted, and the share that grows with it."""

from __future__ import annotations

from agents.chat.design import Design, Reply, card, told, usd


def answer(_: str, design: Design) -> Reply | None:
    bill = design.estimate
    if bill.per_1k_predictions_usd is None:
        return None
    fixed = sum(line.monthly_usd for line in bill.lines if line.fixed and line.monthly_usd is not None)
    whole = bill.monthly_usd.expected
    lines = [
        f"{usd(bill.per_1k_predictions_usd)} per 1,000 predictions: {usd(whole)} a month over "
        f"{design.workload.predictions_month:,.0f} predictions.",
        f"- {usd(fixed)} of it is there without traffic, so more predictions make each one cheaper.",
        *(f"- {driver}." for driver in bill.drivers),
    ]
    return told(lines, card("system_architecture"), card("cost_critic"))
