"""From constraints to numbers: what was stated stays, what was missing is written down."""

from __future__ import annotations

from typing import Literal

import pytest

from core.constraints import Budget, Constraints, Data, Fact, Latency, Project, RetentionDays, Team, Throughput
from templates.sizing import workload
from templates.workload.month import SECONDS


def facts(**groups) -> Constraints:  # type: ignore[no-untyped-def]
    return Constraints(**groups)


def test_nothing_stated_is_all_assumed() -> None:
    sized = workload(Constraints())
    assert {"cloud", "region", "rps_avg", "data_gb", "freshness_s", "budget_usd"} <= set(sized.assumptions)
    assert sized.budget_usd is None
    assert sized.cloud == "aws"
    assert sized.region == "us-east-1"
    for name, assumption in sized.assumptions.items():
        assert assumption.id == name
        assert assumption.text.endswith(".")


def test_stated_facts_are_not_assumptions() -> None:
    sized = workload(
        facts(
            cloud=Fact(value="gcp"), residency=Fact(value="eu_only"), budget=Budget(monthly_usd=Fact(value=900.0)),
            throughput=Throughput(rps_avg=Fact(value=40.0), rps_peak=Fact(value=100.0)),
            latency=Latency(p95_ms=Fact(value=150.0)), freshness_s=Fact(value=3600.0), payload_kb=Fact(value=8.0),
        )
    )  # fmt: skip
    assert (sized.rps_avg, sized.rps_peak, sized.p95_target_ms) == (40.0, 100.0, 150.0)
    assert sized.region == "europe-west1"
    assert sized.requests_month == 40 * SECONDS
    assert not {"rps_avg", "rps_peak", "p95_target_ms", "budget_usd", "freshness_s", "payload_kb"} & set(
        sized.assumptions
    )


@pytest.mark.parametrize(
    ("throughput", "average"),
    [
        (Throughput(predictions_per_day=Fact(value=86_400.0)), 1.0),
        (Throughput(rps_peak=Fact(value=300.0)), 100.0),
        (Throughput(docs_per_day=Fact(value=864.0)), 0.01),
        (Throughput(concurrent_users=Fact(value=90.0)), 3.0),
    ],
)
def test_any_rate_gives_the_average(throughput: Throughput, average: float) -> None:
    assert workload(facts(throughput=throughput)).rps_avg == pytest.approx(average)


@pytest.mark.parametrize("mode", ["online", "streaming"])
def test_payments_are_sized_alike_by_whatever_name_their_rate_goes(mode: Literal["online", "streaming"]) -> None:
    told = {
        field: workload(
            facts(
                project=Project(domain=Fact(value="fraud"), problem_type=Fact(value="binary_clf")),
                serving_mode=Fact(value=mode),
                throughput=Throughput.model_validate({field: Fact(value=800.0).model_dump()}),
            )
        )
        for field in ("rps_avg", "events_per_s")
    }
    one, other = told.values()
    assert one.rps_avg == other.rps_avg == 800
    assert one.rows == other.rows


def test_the_peak_is_three_times_the_average_five_for_advertising() -> None:
    plain = facts(throughput=Throughput(rps_avg=Fact(value=10.0)))
    ads = facts(project=Project(domain=Fact(value="ads")), throughput=Throughput(rps_avg=Fact(value=10.0)))
    assert workload(plain).rps_peak == 30
    assert workload(ads).rps_peak == 50


def test_a_batch_counts_its_entities_and_has_no_latency_target() -> None:
    sized = workload(facts(serving_mode=Fact(value="batch"), data=Data(entities=Fact(value=2_000_000.0))))
    assert sized.predictions_month == pytest.approx(2_000_000 * SECONDS / 86_400)
    assert sized.p95_target_ms is None
    assert sized.names()["p95_target_ms"] == float("inf")


def test_p99_and_p50_become_a_p95() -> None:
    assert workload(facts(latency=Latency(p99_ms=Fact(value=180.0)))).p95_target_ms == pytest.approx(100)
    assert workload(facts(latency=Latency(p50_ms=Fact(value=40.0)))).p95_target_ms == pytest.approx(100)


def test_fraud_online_needs_a_stateful_stream_and_churn_does_not() -> None:
    rate = Throughput(rps_avg=Fact(value=100.0))
    fraud = workload(facts(project=Project(domain=Fact(value="payments fraud")), throughput=rate))
    churn = workload(facts(project=Project(domain=Fact(value="churn")), throughput=rate))
    assert fraud.streaming_needed
    assert fraud.stateful_stream
    assert fraud.events_per_s == 100
    assert not churn.streaming_needed
    assert churn.events_per_s == 0


def test_retrieval_counts_documents_and_tokens() -> None:
    rag = workload(facts(project=Project(problem_type=Fact(value="rag")), data=Data(row_count=Fact(value=50_000.0))))
    assert rag.docs == 50_000
    assert rag.vectors == 50_000 * rag.chunks_per_doc
    assert rag.tokens_in == 3000
    assert rag.names()["vector_gb"] == pytest.approx(500_000 * (4 * 1024 + 8 * 16 * 1.2) / 1e9)


def test_memory_of_a_million_vectors() -> None:
    rag = workload(facts(project=Project(problem_type=Fact(value="rag"))))
    million = rag.model_copy(update={"docs": 1e6, "chunks_per_doc": 1.0, "dims": 1024.0})
    assert million.names()["vector_gb"] == pytest.approx(4.2, abs=0.06)


def test_raw_data_stops_growing_at_its_retention() -> None:
    sized = workload(facts(data=Data(volume_gb=Fact(value=0.0), growth_gb_day=Fact(value=10.0))))
    short = sized.model_copy(update={"retention_days": 30.0})
    assert sized.at_month(12).lake_gb == 3600
    assert short.at_month(12).lake_gb == 300


def test_a_team_of_two_has_no_platform_engineer() -> None:
    assert workload(facts(team=Team(size=Fact(value=2)))).platform_eng == 0
    assert workload(facts(team=Team(size=Fact(value=2), platform_eng=Fact(value=1)))).platform_eng == 1


def test_scaling_changes_traffic_and_nothing_else() -> None:
    sized = workload(facts(throughput=Throughput(rps_avg=Fact(value=10.0))))
    double = sized.scaled(traffic=2)
    assert double.rps_peak == 2 * sized.rps_peak
    assert double.p95_target_ms == sized.p95_target_ms
    assert sized.scaled(tokens=2).rps_avg == sized.rps_avg


def test_large_requests_are_files_that_pile_up() -> None:
    scans = facts(
        project=Project(problem_type=Fact(value="cv_segmentation")),
        throughput=Throughput(predictions_per_day=Fact(value=300.0)),
        data=Data(volume_gb=Fact(value=0.0)),
        payload_kb=Fact(value=100_000.0),
    )
    assert workload(scans).growth_gb_day == pytest.approx(30)


def test_frequent_runs_read_only_their_share() -> None:
    daily = workload(facts(freshness_s=Fact(value=86_400.0), data=Data(volume_gb=Fact(value=50.0)))).names()
    hourly = workload(facts(freshness_s=Fact(value=3600.0), data=Data(volume_gb=Fact(value=50.0)))).names()
    assert daily["run_gb"] == 50
    assert hourly["batch_runs_month"] == 730
    assert hourly["run_gb"] == pytest.approx(50 * 31 / 730)


def test_an_assistant_reads_its_documents_not_its_members() -> None:
    rag = Project(problem_type=Fact(value="rag"))
    told = facts(project=rag, data=Data(row_count=Fact(value=25_000.0), entities=Fact(value=800.0)))
    assert workload(told).docs == 25_000
    assert workload(facts(project=rag, data=Data(entities=Fact(value=800.0, unit="manuals")))).docs == 800
    assert workload(facts(project=rag, data=Data(entities=Fact(value=2_100_000.0)))).docs == 10_000  # households
    counted = Data(documents=Fact(value=3_500.0), entities=Fact(value=2_100_000.0), pages_per_doc=Fact(value=4.0))
    assert workload(facts(project=rag, data=counted)).vectors == 3_500 * 4 * 1.5


def test_what_a_document_costs_follows_its_pages() -> None:
    letters = Project(problem_type=Fact(value="llm_extraction"))
    assert workload(facts(project=letters, data=Data(pages_per_doc=Fact(value=30.0)))).tokens_in == 800 + 600 * 30
    stated = facts(
        project=letters, data=Data(pages_per_doc=Fact(value=30.0)), throughput=Throughput(tokens_in=Fact(value=900.0))
    )
    assert workload(stated).tokens_in == 900


def test_raw_data_outlives_late_labels_and_two_seasons() -> None:
    late = facts(data=Data(label_delay_h=Fact(value=13_140.0)), data_classes=Fact(value=["pii"]))
    assert workload(late).retention_days == 913
    long = Data(history_months=Fact(value=84.0))
    assert workload(facts(data=long)).retention_days == 2554
    assert workload(facts(data=long, data_classes=Fact(value=["pii"]))).retention_days == 730
    assert workload(facts(project=Project(problem_type=Fact(value="forecasting")))).retention_days == 730
    short = RetentionDays(raw=Fact(value=90))
    assert workload(facts(data=Data(label_delay_h=Fact(value=13_140.0)), retention_days=short)).retention_days == 90


def test_a_monthly_run_is_one_run_a_month() -> None:
    rare = facts(
        serving_mode=Fact(value="batch"), run_period=Fact(value="monthly"), data=Data(entities=Fact(value=60_000_000.0))
    )
    work = workload(rare)
    assert work.predictions_month == pytest.approx(60_000_000)
    assert work.names()["batch_runs_month"] == pytest.approx(1)
    assert work.runs_month == 1
    assert work.batch_hours == pytest.approx(60 / 20, rel=0.02)


def test_longer_recordings_take_longer_in_proportion() -> None:
    calls = Project(problem_type=Fact(value="asr"))
    usual, long = (
        workload(facts(project=calls, data=Data(recording_s=Fact(value=seconds)))) for seconds in (480.0, 1440.0)
    )
    assert usual.model_p50_ms == workload(facts(project=calls)).model_p50_ms
    assert (long.model_p50_ms, long.payload_kb) == (3 * usual.model_p50_ms, 3 * usual.payload_kb)
