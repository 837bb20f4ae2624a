"""A folder of a day: every picture once, under its path; broken and large ones and links stay outside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mlsystem import pictures, sample
from mlsystem.contracts import ContractError
from mlsystem.settings import Settings
from pipelines import collect, ingest, labels
from pipelines.ingest import Ingested

DAY = datetime(2025, 4, 2, tzinfo=UTC)


def deliver(root: Path, n: int = 20) -> list[str]:
    names = []
    for i, record in enumerate(sample.synthesise(n, 5, DAY)):
        path = root / "2025-04-02" / record["source"] / f"{i:03d}.PNG"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pictures.unpack(record["picture"]))
        names.append(path.relative_to(root).as_posix())
    return sorted(names)


def test_every_picture_of_the_day_lands_once_under_its_path(empty: Settings) -> None:
    names = deliver(empty.incoming)
    (empty.incoming / "2025-04-02" / "phone" / "notes.txt").write_text("no picture")
    assert collect.collect(empty, DAY.date()) == Ingested(20, 0)
    assert collect.collect(empty, DAY.date()) == Ingested(20, 0)
    found = ingest.landed(empty, labels.ARRIVALS)
    assert sorted(r["id"] for r in found) == names
    assert all(r["source"] == r["id"].split("/")[1] for r in found)


def test_another_day_and_an_empty_one_land_nothing(empty: Settings, tmp_path: Path) -> None:
    deliver(tmp_path / "elsewhere")
    assert collect.collect(empty, DAY.date()) == Ingested(0, 0)
    assert collect.collect(empty, DAY.date().replace(day=3), tmp_path / "elsewhere") == Ingested(0, 0)
    assert collect.collect(empty, DAY.date(), tmp_path / "elsewhere") == Ingested(20, 0)


def test_what_is_broken_or_too_large_is_set_aside_and_links_are_not_followed(
    empty: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(empty.incoming)
    day = empty.incoming / "2025-04-02"
    (day / "phone" / "broken.jpg").write_bytes(b"\xff\xd8\xff cut off")
    (day / "phone" / "large.png").write_bytes(b"\x89PNG" + b"0" * 50_000)
    (day / "phone" / "link.png").symlink_to(next((day / "phone").glob("0*.PNG")))
    conf, table = {**empty.table("pictures"), "max_bytes": 40_000}, Settings.table
    monkeypatch.setattr(Settings, "table", lambda self, n: conf if n == "pictures" else table(self, n))
    assert collect.collect(empty, DAY.date()) == Ingested(20, 2)
    (path,) = (empty.home / "quarantine").iterdir()
    assert "phone/broken.jpg" in path.read_text()


def test_a_day_with_too_many_broken_pictures_is_refused(empty: Settings) -> None:
    deliver(empty.incoming)
    for i in range(5):
        (empty.incoming / "2025-04-02" / "phone" / f"broken{i}.jpg").write_bytes(b"cut off")
    with pytest.raises(ContractError):
        collect.collect(empty, DAY.date())


def test_a_picture_without_a_source_goes_to_people(empty: Settings) -> None:
    deliver(empty.incoming, 1)
    (picture,) = empty.incoming.rglob("*.PNG")
    picture.rename(empty.incoming / "2025-04-02" / "alone.png")
    collect.collect(empty, DAY.date())
    assert [r["source"] for r in ingest.landed(empty, labels.ARRIVALS)] == ["unknown"]
