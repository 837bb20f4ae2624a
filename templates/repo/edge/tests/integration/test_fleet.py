"""From champion to devices and back: release, rings, sampled upload, labels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from mlsystem import sample
from mlsystem.device import Device
from mlsystem.rollout import Health
from mlsystem.settings import Settings
from mlsystem.signing import LocalSigner
from pipelines import advance, ingest, relabel, release

NOW = datetime(2025, 4, 1, tzinfo=UTC)
SIGNER = LocalSigner(bytes(range(32)))


def test_one_rollout_at_a_time_and_a_halted_one_keeps_what_served(system: Settings) -> None:
    first = release.release(system, SIGNER, NOW)
    with pytest.raises(release.ReleaseError, match="still rolling"):
        release.release(system, SIGNER, NOW)
    assert first.previous is None
    advance.report(system, Health("d", "v0001", frames=10, failed=9, defects=0))
    assert advance.advance(system, NOW + timedelta(hours=1)).state == "halted"
    advance.report(system, Health("d", "v0001", frames=10, failed=0, defects=0))
    assert release.release(system, SIGNER, NOW).previous is None
    at = NOW
    for _ in range(3):
        at += timedelta(hours=25)
        done = advance.advance(system, at)
    assert done.state == "done"
    assert release.release(system, SIGNER, at).previous == "v0001"
    assert release.newest(system, "v0001").name == "000003-v0001"


def test_without_a_key_nothing_is_released(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLSYSTEM_SIGNING_KEY_ID", raising=False)
    with pytest.raises(release.ReleaseError, match="SIGNING_KEY_ID"):
        release.signer()


def test_few_frames_travel_and_people_label_them(system: Settings) -> None:
    release.release(system, SIGNER, NOW)
    device = Device("d1", system.home / "device", SIGNER.public_key(), system.table("device"))
    device.install(release.newest(system, "v0001"))
    seen = sample.synthesise(300, 61, NOW)
    for frame in seen:
        device.inspect(frame)
    received: list[dict[str, Any]] = []
    assert device.outbox.drain(received.extend, 50) == 300
    with_pixels = [r for r in received if "pixels" in r]
    assert 0 < len(with_pixels) < 100
    assert all("pixels" in r for r in received if 0.3 <= r["score"] <= 0.7)
    assert relabel.queue(system, received) == relabel.queue(system, received) == len(with_pixels)
    before = len(ingest.landed(system))
    labels = {r["id"]: True for r in with_pixels}
    assert relabel.answer(system, labels, NOW.isoformat()) == len(with_pixels)
    assert len(ingest.landed(system)) == before + len(with_pixels)
    assert relabel.queue(system, []) == 0


def test_no_more_pictures_travel_a_day_than_people_can_label(system: Settings) -> None:
    release.release(system, SIGNER, NOW)
    conf = {**system.table("device"), "most_a_day": 2}
    device = Device("d2", system.home / "few", SIGNER.public_key(), conf)
    device.install(release.newest(system, "v0001"))
    sent = [device.inspect(frame) for frame in sample.synthesise(300, 61, NOW)]
    days = [result["at"][:10] for result in sent if result is not None and "pixels" in result]
    assert max(days.count(day) for day in days) == 2
