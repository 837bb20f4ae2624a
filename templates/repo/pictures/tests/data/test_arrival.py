"""What cannot be read safely is set aside under its name, and none of its bytes is kept."""

from __future__ import annotations

import base64
from datetime import UTC, datetime
from typing import Any

import pytest

from mlsystem import arrival, classes, marks, sample, sample_scenes
from mlsystem.settings import Settings
from pipelines import ingest

START = datetime(2025, 3, 1, tzinfo=UTC)
RECORDS = sample.synthesise(100, 5, START)
HOSTILE = base64.b64encode(b"GIF89a of somebody").decode()


@pytest.mark.parametrize("change", [{"picture": HOSTILE}, {"picture": "no base64"}, {"label": "nonsense"}])
def test_what_cannot_be_read_is_set_aside_without_its_bytes(empty: Settings, change: dict[str, Any]) -> None:
    result = ingest.ingest([{**RECORDS[0], **change}, *RECORDS[1:]], empty)
    assert (result.accepted, result.quarantined) == (99, 1)
    (path,) = (empty.home / "quarantine").iterdir()
    (name,) = change
    assert f"{name}:missing" in path.read_text()
    assert str(change[name]) not in path.read_text()


def test_a_record_without_a_picture_is_left_to_its_contract() -> None:
    records = [{"id": "a"}, {"id": "b", "picture": None}]
    assert arrival.prepare(records) == records


def test_the_classes_of_the_configuration_are_those_of_the_sample(empty: Settings) -> None:
    known = classes.known(empty)
    assert {c.name for c in known} == set(sample_scenes.LOOKS)
    shown = [marks.shown(r["label"], known) for r in RECORDS]
    assert set().union(*shown) == {c.name for c in known}
    assert all(c.description for c in known)
