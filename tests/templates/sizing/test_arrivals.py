"""Which documents are read as they come, and what notices one on each cloud."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from templates.latency import paths
from templates.workload.model import Workload

MINUTE, DAY = 60_000.0, 8.64e7
READ = {"mode": "async", "problem_type": "llm_extraction", "tokens_in": 2000.0, "tokens_out": 250.0}


@pytest.mark.parametrize(
    ("changes", "as_they_come", "on_arrival", "look_s"),
    [
        ({"cloud": "aws", "p95_target_ms": 20 * MINUTE}, True, True, None),
        ({"cloud": "gcp", "p95_target_ms": 2 * MINUTE}, True, True, None),
        ({"cloud": "azure", "p95_target_ms": 20 * MINUTE}, True, False, 300.0),
        ({"cloud": "azure", "p95_target_ms": 6 * MINUTE}, True, False, 300.0),
        ({"cloud": "azure", "p95_target_ms": 5 * MINUTE}, True, False, 60.0),
        ({"cloud": "k8s", "p95_target_ms": 20 * MINUTE}, True, False, 300.0),
        ({"cloud": "k8s", "p95_target_ms": 60 * MINUTE}, False, False, None),
        ({"cloud": "aws", "multi_cloud": True, "p95_target_ms": 20 * MINUTE}, True, False, 300.0),
        ({"cloud": "aws", "p95_target_ms": DAY}, False, False, None),
        ({"cloud": "aws", "p95_target_ms": None}, False, False, None),
        ({"cloud": "aws", "p95_target_ms": 20 * MINUTE, "mode": "batch"}, False, False, None),
        ({"cloud": "aws", "p95_target_ms": 20 * MINUTE, "problem_type": "binary"}, False, False, None),
    ],
)
def test_what_is_due_before_a_batch_would_answer_is_read_as_it_comes(
    online: Callable[..., Workload],
    changes: dict[str, object],
    as_they_come: bool,
    on_arrival: bool,
    look_s: float | None,
) -> None:
    work = online(**{**READ, **changes})
    assert (work.as_they_come, work.on_arrival, work.look_s) == (as_they_come, on_arrival, look_s)


def test_a_document_that_is_looked_for_waits_for_the_next_look(book, place, online) -> None:  # type: ignore[no-untyped-def]
    inlet, reader = place("azure.ingest.adls_eventgrid_func", "westeurope"), place("azure.serve.openai", "westeurope")
    work = online(**READ, cloud="azure", p95_target_ms=20 * MINUTE)
    (found,) = paths([inlet, reader.model_copy(update={"role": "serve.batch", "id": "serve.batch"})], work, book)
    assert (found.hops[0].p50_ms, found.hops[0].p95_ms) == (150_000, 300_000)


@pytest.mark.parametrize(("due", "looks"), [(20 * MINUTE, 8760), (2 * MINUTE, 43_800)])
def test_looks_that_are_needed_more_often_are_paid_for(
    online: Callable[..., Workload], due: float, looks: float
) -> None:
    names = online(**READ, cloud="azure", p95_target_ms=due).names()
    assert float(str(names["seconds"])) / float(str(names["look_every_s"])) == looks
