"""In a cluster of one's own the team that can run it gets the page's model server, a smaller one a plain deployment."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.intake import extract, planner

BRIEF = (
    "Time of arrival of every barge at the lock, minutes, asked by our own planning tool in one request. "
    "Runs on our own OpenShift in Regensburg. p95 300 ms, {load} requests per second at peak. 90,000 past passages, "
    "nothing personal. Team: 1 ML engineer, {people}. 1,500 EUR a month."
)
PATTERNS = Path(__file__).parents[2] / "templates" / "patterns"


@pytest.mark.parametrize(
    ("load", "people", "host"),
    [
        (20, "2 platform engineers", "k8s.serve.kserve"),
        (20, "1 platform engineer", "k8s.serve.fastapi_deployment"),
        (1, "2 platform engineers", "k8s.serve.fastapi_deployment"),
    ],
)
def test_who_can_run_it_and_has_the_load_gets_the_model_server(load: int, people: str, host: str) -> None:
    found = planner.choose(extract(BRIEF.format(load=load, people=people)).constraints)
    assert found.chosen["serve.online"] == host


@pytest.mark.parametrize("place", ["k8s/serve/kserve", "gcp/serve/gke_kserve", "azure/serve/aks_kserve_triton"])
def test_a_model_server_gives_no_traffic_to_pods_that_do_not_answer(place: str) -> None:
    text = (PATTERNS / place / "infra" / "main.tf").read_text(encoding="utf-8")
    assert all(f"{probe}Probe" in text for probe in ("startup", "readiness", "liveness"))
