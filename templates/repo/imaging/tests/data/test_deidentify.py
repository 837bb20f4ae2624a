"""Nothing that identifies a patient survives, and what science needs does."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest

from mlsystem import deidentify, images, sample
from mlsystem.settings import Settings

AT = datetime(2025, 3, 1, tzinfo=UTC)


def study(**changes: Any) -> dict[str, Any]:
    return {**sample.raw(np.random.default_rng(1), "s1", AT), **changes}


def test_no_identifier_is_left() -> None:
    raw = study()
    text = json.dumps(deidentify.deidentify(raw, b"key"))
    assert not [raw[name] for name in ("patient_name", "patient_id", "birth_date") if raw[name] in text]


def test_one_patient_keeps_one_pseudonym_and_its_intervals() -> None:
    first = deidentify.deidentify(study(), b"key")
    later = deidentify.deidentify(study(at=(AT + timedelta(days=9)).isoformat()), b"key")
    assert first["subject"] == later["subject"]
    moments = [datetime.fromisoformat(r["at"]) for r in (first, later)]
    assert moments[1] - moments[0] == timedelta(days=9)
    assert deidentify.deidentify(study(), b"other")["subject"] != first["subject"]


def test_without_a_key_nothing_is_accepted(empty: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLSYSTEM_PSEUDONYM_KEY", raising=False)
    with pytest.raises(deidentify.MissingKeyError):
        deidentify.key(empty)
    monkeypatch.setenv("MLSYSTEM_PSEUDONYM_KEY", "given")
    assert deidentify.key(empty) == b"given"


@pytest.mark.parametrize("pixels", ["", "not base64!", "AAAA"])
def test_broken_pixels_are_named(pixels: str) -> None:
    with pytest.raises(images.ImageError):
        images.decode(pixels)


def test_gain_and_offset_of_a_scanner_do_not_reach_the_model() -> None:
    picture = images.decode(study()["pixels"])
    assert np.allclose(images.features(picture), images.features(picture * 1.7 + 40))
    spot = np.full((images.SIDE, images.SIDE), 50.0) + np.random.default_rng(2).normal(0, 2, (24, 24))
    spot[9:12, 14:17] += 90
    row, column = images.peak_at(spot)
    assert abs(row - 10) <= 2
    assert abs(column - 15) <= 2
