"""Recordings of a day are worked through in runs; where each has its own time they wait in a queue."""

from __future__ import annotations

import pytest

from agents.intake import extract, planner

BRIEF = (
    "A pharmacy wholesaler records 2,500 order calls a day, four minutes each. They are to be transcribed {when}. "
    "{place}. Callers say names and addresses; GDPR. 2 ML engineers, 2 platform engineers. 6,000 EUR a month."
)
OWN, AWS = "Our own Kubernetes with four GPUs in Porto", "AWS eu-west-1"
NIGHTLY, EACH = (
    "every night in one batch, done by 06:00",
    "one by one, asynchronously, each within 15 minutes of its end",
)


@pytest.mark.parametrize(
    ("place", "when", "role", "pattern"),
    [
        (OWN, NIGHTLY, "serve.batch", "k8s.serve.gpu_jobs"),
        (OWN, EACH, "serve.async", "k8s.serve.gpu_jobs"),
        (AWS, NIGHTLY, "serve.batch", "aws.serve.batch_whisper_gpu"),
    ],
)
def test_the_role_says_how_recordings_are_worked_through(place: str, when: str, role: str, pattern: str) -> None:
    chosen = planner.choose(extract(BRIEF.format(place=place, when=when)).constraints).chosen
    assert {name: one for name, one in chosen.items() if name.startswith("serve.")} == {role: pattern}


@pytest.mark.parametrize(
    ("place", "pattern"),
    [
        ("Google Cloud in Frankfurt", "gcp.serve.run_gpu_jobs"),
        (OWN, "k8s.serve.gpu_jobs"),
        (AWS, "aws.serve.batch_whisper_gpu"),
    ],
)
def test_what_is_said_is_summed_up_by_a_model_beside_the_transcriber(place: str, pattern: str) -> None:
    brief = BRIEF.format(place=place, when=f"{NIGHTLY}, with a summary of each call and the reason for it")
    chosen = planner.choose(extract(brief).constraints).chosen
    assert chosen["serve.batch"] == pattern
    assert "serve.llm" in chosen


@pytest.mark.parametrize(
    ("place", "pattern"),
    [
        (AWS, "aws.serve.sagemaker_async"),
        ("Google Cloud in Frankfurt", "gcp.serve.run_gpu_jobs"),
        (OWN, "k8s.serve.gpu_jobs"),
    ],
)
def test_a_short_recording_is_written_down_soon_by_the_model_of_the_wish(place: str, pattern: str) -> None:
    """Whisper runs wherever there is a GPU, and two minutes of speech are written down in half a minute."""
    brief = (
        "Surveyors dictate 4,500 recordings a day of two minutes, speech to text with Whisper, each one written down "
        f"within 30 seconds. {place}. 2 ML engineers, 2 platform engineers. 6,000 EUR a month."
    )
    assert planner.choose(extract(brief).constraints).chosen["serve.async"] == pattern
