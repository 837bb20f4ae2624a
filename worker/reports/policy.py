"""`reports/policy.{json,md}`: every rule, its outcome and the facts it looked at."""

from __future__ import annotations

from core.reports import PolicyReport, PolicyResult
from worker.reports.tables import table

ORDER = ("fail", "unknown", "waived", "pass", "not_applicable")


def markdown(report: PolicyReport) -> str:
    counts = {o: sum(r.outcome == o for r in report.results) for o in ORDER}
    summary = ", ".join(f"{n} {o.replace('_', ' ')}" for o, n in counts.items())
    results = sorted(report.results, key=lambda r: (ORDER.index(r.outcome), r.rule_id))
    rows = [(r.rule_id, r.severity, r.outcome, r.message, _evidence(r)) for r in results]
    head = ("Rule", "Severity", "Outcome", "Message", "Evidence")
    return f"# Policy report\n\n{summary}.\n\n{table(head, rows)}"


def _evidence(result: PolicyResult) -> str:
    return "; ".join(f"{k} = {v}" for k, v in sorted(result.evidence.items()))[:300]
