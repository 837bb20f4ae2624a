"""The report says which of the customer's own targets the delivered gate holds, and which nothing measures."""

from __future__ import annotations

from typing import Any, cast

import pytest

from agents.blueprint.own_targets import alert_budget, exits, own_targets


class Told:
    """A view of a brief that tells these facts."""

    def __init__(self, **facts: Any) -> None:
        self.facts = facts

    def value(self, path: str, usual: Any = None) -> Any:
        return self.facts.get(path.removeprefix("project."), usual)


@pytest.mark.parametrize(
    ("shape", "problem", "quote", "said"),
    [
        ("online_tabular", "regression", "MAE below 6 minutes", "refuses a model that misses it: mae at most 6 minute"),
        ("batch_tabular", "binary_clf", "Recall at the top 5% at least 0.35", "recall at the top 5 % at least 0.35"),
        ("batch_tabular", "binary_clf", "MAPE under 4 %", "not measured by this repository: mape"),
        ("rag_assistant", "rag", "Recall at least 90 %", "not measured by this repository: recall"),
        (
            "batch_tabular",
            "binary_clf",
            "At most 1 in 200 missed",
            "not measured by this repository: it names no figure",
        ),
    ],
)
def test_each_target_says_what_holds_it(shape: str, problem: str, quote: str, said: str) -> None:
    view: Any = Told(problem_type=problem, targets=[quote])
    (row,) = own_targets(view, shape)
    assert quote in row.target
    assert said in row.guardrail
    measured = "not measured" not in said
    assert [("is reached" in one, "people measure" in one) for one in exits(view, shape)] == [(measured, not measured)]


def test_no_target_ends_nothing() -> None:
    view: Any = Told(problem_type="regression")
    assert (own_targets(view, "online_tabular"), exits(view, "online_tabular")) == ([], [])


def test_an_alert_budget_for_each_machine_is_told_for_the_fleet_too() -> None:
    each = "False alarms: not more than 2 per machine per week"
    view: Any = Told(targets=[each], **{"data.entities": 85.0})
    assert alert_budget(view) == "at most 2 false alerts a week for each machine, 170 a week in all"
    assert alert_budget(cast(Any, Told(targets=[each]))) == "at most 2 false alerts a week for each machine"
    assert alert_budget(cast(Any, Told())) == ""
