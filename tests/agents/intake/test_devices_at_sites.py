"""Devices at the sites are counted, whatever they are fixed to; what is looked at, sold or counted a day is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.intake import extract
from agents.intake.questions import ask

FOLDER = Path(__file__).parent / "wordings"


def rows(name: str) -> list[Any]:
    return list(yaml.safe_load((FOLDER / f"{name}.yaml").read_text()))


def wrong(name: str) -> list[str]:
    """The wordings whose number of devices is read otherwise than labelled."""
    read = ((said, want, extract(said).constraints.data.devices) for said, want in rows(name))
    return [said for said, want, fact in read if (None if fact is None else fact.value) != want]


def test_devices_are_counted_in_usual_sentences() -> None:
    assert wrong("devices") == []


def test_so_they_are_in_sentences_nothing_was_fitted_to() -> None:
    assert len(wrong("devices_further")) <= 1


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ("12 cameras, together 100 pictures a second.", "told of all devices together"),
        ("12 cameras, each takes 5 pictures a second.", "12 cameras x 5 pictures a second"),
        ("12 cameras, 5 pictures a second.", None),
    ],
)
def test_a_rate_of_all_is_told_apart_from_that_of_each(said: str, because: str | None) -> None:
    rate = extract(f"Find dents in cans on the line. {said}").constraints.throughput.rps_avg
    assert rate is not None
    assert rate.because == because


def test_machines_are_scored_and_not_the_sensors_each_has() -> None:
    read = {said: extract(said).constraints.data.entities for said, _ in rows("parts_of_machines")}
    assert [fact and fact.value for fact in read.values()] == [want for _, want in rows("parts_of_machines")]


@pytest.mark.parametrize(("told", "asked"), [("", True), ("Six filling lines.", False)])
def test_their_number_is_asked_for_where_the_bill_hangs_on_it_and_nothing_tells_it(told: str, asked: bool) -> None:
    """Greengrass is paid by the device."""
    read = extract(
        f"Find dents on cans by camera, on the line itself, verdict within 100 ms. {told} AWS Frankfurt, 3,000 dollars "
        "a month, nothing personal, 2 ML engineers and 1 platform engineer. 400,000 pictures a day."
    )
    assert ("data.devices" in {question.field for question in ask(read)}) is asked
