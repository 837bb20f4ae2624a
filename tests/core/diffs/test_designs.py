from __future__ import annotations

from decimal import Decimal

from core.constraints import Budget, Constraints, Fact, Source
from core.costs import CostEstimate, CostLine, Range
from core.diffs import designs
from core.plan import Component
from core.reports import PolicyReport, PolicyResult


def line(line_id: str, usd: str | None) -> CostLine:
    return CostLine(
        line_id=line_id, component_id="serve.online", pattern_id="aws.serve.x", capability="serve", service="S",
        dimension="hours", quantity=1, unit="h", unit_price=None if usd is None else 1.0,
        monthly_usd=None if usd is None else Decimal(usd), formula="1", source="test", as_of="2026-11-01",
    )  # fmt: skip


def estimate(*lines: CostLine) -> CostEstimate:
    total = sum((one.monthly_usd or Decimal(0) for one in lines), Decimal(0))
    return CostEstimate(monthly_usd=Range(low=total, expected=total, high=total), lines=list(lines))


def report(outcome: str) -> PolicyReport:
    rule = {"rule_id": "LAT-001", "outcome": outcome, "severity": "block", "message": "too slow"}
    return PolicyReport(results=[PolicyResult.model_validate(rule)])


def test_constraints_compare_by_value_not_by_where_they_came_from() -> None:
    stated = Constraints(budget=Budget(monthly_usd=Fact(value=500.0)))
    assumed = Constraints(budget=Budget(monthly_usd=Fact(value=500.0, source=Source.DEFAULT)))
    raised = Constraints(budget=Budget(monthly_usd=Fact(value=900.0)))
    assert designs.constraints(stated, assumed) == []
    assert [(c.path, c.before, c.after) for c in designs.constraints(stated, raised)] == [
        ("budget.monthly_usd", 500.0, 900.0)
    ]


def test_cost_adds_up_line_by_line() -> None:
    change = designs.cost(estimate(line("a", "10.00"), line("b", "5.00")), estimate(line("a", "12.50"), line("c", "1")))
    assert (change.usd, change.pct) == (Decimal("-1.50"), -10.0)
    assert {one.line_id: one.usd for one in change.lines} == {
        "a": Decimal("2.50"), "b": Decimal("-5.00"), "c": Decimal("1.00"),
    }  # fmt: skip
    assert sum((one.usd or Decimal(0) for one in change.lines), Decimal(0)) == change.usd


def test_unknown_prices_stay_unknown() -> None:
    change = designs.cost(estimate(line("a", None)), estimate(line("a", "3.00")))
    assert [one.usd for one in change.lines] == [None]
    assert change.pct is None
    assert designs.cost(None, estimate(line("a", "3.00"))).usd is None


def test_policies_list_changed_outcomes_only() -> None:
    changes = designs.policies(report("fail"), report("pass"))
    assert [(p.rule_id, p.before, p.after) for p in changes] == [("LAT-001", "fail", "pass")]
    assert designs.policies(report("fail"), report("fail")) == []
    assert designs.policies(None, report("fail"))[0].before is None


def test_components_are_matched_by_role() -> None:
    one = Component(
        id="serve.online", pattern_id="aws.serve.a", capability="serve", role="serve.online", cloud="aws", region="r"
    )
    other = one.model_copy(update={"pattern_id": "aws.serve.b"})
    change = designs.components([one], [other])[0]
    assert (change.before, change.after) == (one, other)
    assert designs.components([one], [one]) == []


def test_decisions_name_the_agent_and_its_changed_leaves() -> None:
    before = {"tech_stack": {"headline": "A", "decisions": {"registry": "mlflow"}}, "same": {"decisions": {"x": 1}}}
    after = {"tech_stack": {"headline": "B", "decisions": {"registry": "vertex"}}, "same": {"decisions": {"x": 1}}}
    found = designs.decisions(before, after)
    assert [(d.agent, d.before, d.after, d.changes[0].path) for d in found] == [("tech_stack", "A", "B", "registry")]
