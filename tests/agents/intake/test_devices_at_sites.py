"""Devices at the sites are counted, whatever they are fixed to; what is looked at, sold or counted a day is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from agents.intake import extract

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
