"""What stands behind the chapters: critics, policies, the bill line by line, the diagram."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agents.reporting.markdown import table
from agents.reporting.values import number, say
from agents.reporting.words import label, phrase, prose
from core.costs import CostEstimate, CostLine
from core.plan import Amendment, Finding, Plan
from core.reports import PolicyReport

MILLION, CENT_FRACTION = 1_000_000, 0.001
UNKNOWN = "Not known: "
ORIGINS = {"technical_critic": "technical critic", "cost_critic": "cost critic", "policy_engine": "policy engine"}
ORDER = {"fail": 0, "unknown": 1, "waived": 2, "pass": 3}


def critics(findings: Sequence[Finding], plan: Plan) -> list[str]:
    lines = ["## Critics' feedback", ""]
    lines += [f"- **{f.id}** ({f.severity}): {prose(f.message)}. {f.recommendation}." for f in findings] or [
        "No open findings."
    ]
    if plan.amendments:
        lines += ["", "**Changed after review or on request**", "", *map(_amendment, plan.amendments)]
    return [*lines, ""]


def _amendment(amendment: Amendment) -> str:
    what = phrase(amendment.pattern_id) if amendment.pattern_id else say("params", amendment.params)
    by = ORIGINS.get(amendment.origin, amendment.origin)
    return f"- {prose(amendment.role)}: {amendment.kind} {what} – {prose(amendment.reason)} ({by})"


def policies(report: PolicyReport) -> list[str]:
    applied = [r for r in report.results if r.outcome in ORDER]
    rows = [{"rule": r.rule_id, "outcome": r.outcome, "severity": r.severity, "finding": _finding(r.message)}
            for r in sorted(applied, key=lambda r: (ORDER[r.outcome], r.rule_id))]  # fmt: skip
    left = len(report.results) - len(applied)
    return ["## Policy report", "", *(table(rows) if rows else ["No rule applied."]), "",
            f"{left} of {len(report.results)} rules do not apply to this design.", ""]  # fmt: skip


def _finding(message: str) -> str:
    """What a rule says, with facts that are not known by the names people use."""
    said, _, paths = prose(message).partition(UNKNOWN)
    return f"{said}{UNKNOWN}{', '.join(label(path).lower() for path in paths.split(', '))}" if paths else said


def cost(estimate: CostEstimate) -> list[str]:
    shares = [{"part": name, "USD a month": f"{amount:,}"} for name, amount in estimate.by_capability.items()]
    shifts = [f"- {s.change}: ${s.monthly_usd:,} a month ({s.delta_usd:+,})" for s in estimate.sensitivity]
    return [
        "## Cost", "",
        *(table(shares) if shares else ["No priced part."]), "",
        *shifts, *_later(estimate), "",
        "### Every line", "",
        *(table([_line(line) for line in estimate.lines]) if estimate.lines else ["No priced line."]), "",
        *_sources(estimate), *_old(estimate), "",
        "Not included: " + "; ".join(estimate.exclusions) + ".", "",
    ]  # fmt: skip


def _later(estimate: CostEstimate) -> list[str]:
    lines = (
        [] if estimate.month_12_usd is None else [f"- In month 12, as data grows: ${estimate.month_12_usd:,} a month"]
    )
    if estimate.per_1k_predictions_usd is not None:
        lines.append(f"- For 1,000 predictions: ${estimate.per_1k_predictions_usd:,}")
    return lines


def _line(line: CostLine) -> dict[str, Any]:
    price = "unknown" if line.unit_price is None else _price(float(line.unit_price))
    region = "" if line.region_multiplier == 1 else f" × {number(line.region_multiplier)}"
    return {
        "line": line.line_id, "service": line.service,
        "quantity": f"{number(line.quantity)} {line.unit}", "price": price + region,
        "USD a month": "unknown" if line.monthly_usd is None else f"{line.monthly_usd:,}",
        "how": f"`{line.formula}`", "price from": f"{line.source} ({line.as_of})",
    }  # fmt: skip


def _price(usd: float) -> str:
    """Fractions of a cent are said for a million."""
    return f"${number(usd * MILLION)} a million" if 0 < usd < CENT_FRACTION else f"${number(usd)}"


def _sources(estimate: CostEstimate) -> list[str]:
    return [f"- {code}: {text}" for code, text in sorted(estimate.sources.items())]


def _old(estimate: CostEstimate) -> list[str]:
    """Which part of the bill rests on prices to look up again."""
    old = estimate.old_prices
    if old is None:
        return []
    return [
        "",
        f"Prices to look up again before money is committed: {old.lines} of {len(estimate.lines)} lines, "
        f"${old.monthly_usd:,} a month, were over 180 days old (language models 30) on {old.judged_on}; the oldest is "
        f"of {old.oldest}.",
    ]


def diagram(plan: Plan) -> list[str]:
    return ["## Diagram", "", "```mermaid", plan.mermaid.rstrip(), "```"]
