"""Path sums as a person would do them."""

from __future__ import annotations

from math import sqrt

import pytest

from core.plan import Hop
from templates.latency import fan_out_quantile, path, paths, total


def hop(p50: float, p95: float) -> Hop:
    return Hop(name="x", p50_ms=p50, p95_ms=p95, source="E")


def test_the_sum_rule() -> None:
    p50, p95 = total([hop(1, 5), hop(2, 5), hop(3, 10)])
    assert p50 == 6
    assert p95 == pytest.approx(6 + sqrt(16 + 9 + 49))
    assert p95 < 5 + 5 + 10


def test_headroom_needs_a_target() -> None:
    assert path("request", [hop(10, 80)], 100).headroom_pct == 20.0
    assert path("request", [hop(10, 80)], None).headroom_pct is None


def test_fan_out_of_ten_needs_the_half_percent_tail() -> None:
    assert fan_out_quantile(10) == pytest.approx(0.9949, abs=1e-4)


def test_online_path_counts_the_lookup_store_only_when_it_is_read(book, place, online) -> None:  # type: ignore[no-untyped-def]
    service, table = place("aws.serve.ecs_fargate_fastapi"), place("aws.store.dynamodb")
    logged = paths([service, table, place("any.feature.none_in_request")], online(), book)[0]
    looked_up = paths([service, table, place("any.feature.kv_lookup")], online(), book)[0]
    assert [h.component_id for h in logged.hops] == ["serve.online", "serve.online", None]
    assert "store.online" in [h.component_id for h in looked_up.hops]
    assert looked_up.p95_ms > logged.p95_ms
    assert looked_up.target_p95_ms == 500


@pytest.mark.parametrize(("slow", "fast"), [((3.0, 9.0), (1.0, 3.0)), ((0.3, 1.0), (0.3, 1.0))])
def test_a_model_compiled_into_the_process_takes_a_third_and_no_less_than_trees(
    book, place, online, slow, fast
) -> None:  # type: ignore[no-untyped-def]
    sized = online(model_p50_ms=slow[0], model_p95_ms=slow[1])
    for pattern, told in (("aws.serve.ecs_fargate_fastapi", slow), ("any.serve.embedded_lowlat", fast)):
        [model] = [h for h in paths([place(pattern)], sized, book)[0].hops if h.name == "model inference"]
        assert (model.p50_ms, model.p95_ms) == told


def test_a_language_model_has_a_first_token_and_a_whole_answer(book, place, online) -> None:  # type: ignore[no-untyped-def]
    parts = [
        place("aws.serve.ecs_fargate_fastapi"),
        place("aws.store.aurora_pg_pgvector"),
        place("aws.serve.bedrock", role="serve.llm"),
    ]
    sized = online(
        tokens_in=3000.0,
        tokens_out=400.0,
        p95_target_ms=12_000.0,
        first_token_ms=3000.0,
        model_p95_ms=0.0,
        model_p50_ms=0.0,
    )
    found = {p.name: p for p in paths(parts, sized, book)}
    assert found["request"].p95_ms > found["first token"].p95_ms + 4500
    assert found["first token"].headroom_pct is not None
    assert found["first token"].headroom_pct > 40


def test_events_reach_features_through_the_stream(book, place, online) -> None:  # type: ignore[no-untyped-def]
    parts = [
        place("aws.ingest.kinesis_flow", fan_out=True),
        place("aws.transform.managed_flink"),
        place("aws.feature.elasticache_direct"),
    ]
    found = paths(parts, online(events_per_s=100.0, freshness_s=1.0), book)
    assert [p.name for p in found] == ["event to feature"]
    assert found[0].target_p95_ms == 1000
    assert 300 < found[0].p95_ms < 500


def test_a_polled_stream_takes_a_second(book, place, online) -> None:  # type: ignore[no-untyped-def]
    found = paths([place("aws.ingest.kinesis_flow")], online(events_per_s=100.0, freshness_s=5.0), book)
    assert [(hop.name, hop.p95_ms) for hop in found[0].hops] == [("Kinesis polled", 1000)]


def test_the_client_is_counted_end_to_end(book, place, online) -> None:  # type: ignore[no-untyped-def]
    parts = [place("aws.serve.ecs_fargate_fastapi")]
    near = paths(parts, online(), book)[0]
    far = paths(parts, online(), book, end_to_end=True)[0]
    assert far.p50_ms == near.p50_ms + 20
