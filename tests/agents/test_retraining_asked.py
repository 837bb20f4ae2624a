"""A rhythm of retraining that the brief asks for is followed by cadence, limit, bill and conf, or what stands against
it is said."""

from __future__ import annotations

import pytest

from agents.blueprint import retraining
from agents.blueprint.retraining import Wish
from agents.expertise.model import expertise
from core.constraints import Constraints, Fact, Retraining, Throughput
from templates.sizing import workload
from templates.workload.model import Workload

WEEKLY = Wish(168.0, "sunday night")


def work(mode: str = "online", every_h: float | None = None, rps: float = 50.0, period: str | None = None) -> Workload:
    return workload(
        Constraints.model_validate({
            "serving_mode": Fact(value=mode),
            "run_period": period and Fact(value=period),
            "throughput": Throughput(rps_avg=Fact(value=rps)),
            "retraining": Retraining(every_h=every_h and Fact(value=every_h)),
        })
    )  # fmt: skip


def test_the_wish_takes_the_place_of_the_usual_rhythm() -> None:
    known = expertise("online_tabular", ("arrival",))
    assert known.retrain.cadence == "daily"
    assert retraining.cadence(known, work(), WEEKLY) == "weekly, on Sunday night"
    assert retraining.starts_on(known, work(), WEEKLY) == "monday"
    assert retraining.most_a_week(known, WEEKLY) == 1
    assert retraining.cadence(known, work(), Wish(6.0)) == "every 6 hours"
    assert retraining.most_a_week(known, Wish(6.0)) == 28
    assert retraining.starts_on(known, work(), Wish(730.0, "first")) == "01"


def test_nothing_is_trained_more_often_than_results_are_made() -> None:
    known, monthly = expertise("batch_tabular", ("churn",)), work("batch", period="monthly")
    assert retraining.cadence(known, monthly, WEEKLY) == "with each monthly run"
    assert retraining.starts_on(known, monthly, WEEKLY) == ""
    assert "results are made monthly" in str(retraining.objection(known, monthly, WEEKLY))


def test_what_is_trained_on_an_occasion_gets_a_schedule_beside_it() -> None:
    known = expertise("cv_edge")
    assert known.retrain.policy == "trigger"
    assert retraining.policy(known, Wish()) == "trigger"
    assert retraining.policy(known, WEEKLY) == "hybrid"


@pytest.mark.parametrize(
    ("archetype", "rps", "said"),
    [
        ("rag_assistant", 50.0, "no weights are trained"),
        ("medical_imaging", 50.0, "released by people"),
        ("online_tabular", 0.0001, "waits for them"),
    ],
)
def test_what_stands_against_the_wish_is_said(archetype: str, rps: float, said: str) -> None:
    known = expertise(archetype)
    assert said in str(retraining.objection(known, work(rps=rps), WEEKLY))
    assert retraining.objection(known, work(rps=rps), Wish()) is None


def test_a_model_that_is_locked_keeps_its_way() -> None:
    known = expertise("medical_imaging")
    assert retraining.policy(known, WEEKLY) == "none"
    assert retraining.cadence(known, work(), WEEKLY) == known.retrain.cadence


def test_the_bill_counts_the_trainings_that_are_asked_for() -> None:
    assert work(every_h=168.0).runs_month == pytest.approx(4.345, abs=0.01)
    assert "runs_month" not in work(every_h=168.0).assumptions
    assert work("batch", every_h=24.0, period="monthly").runs_month == 1
