"""Landed files and deliveries are read in the order they came in."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from mlsystem import arrivals


def land(root: Path, day: str, content: bytes) -> Path:
    path = arrivals.place(root, f"t/dt={day}", content, "x")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_files_are_read_in_the_order_they_came(tmp_path: Path) -> None:
    contents = [str(n).encode() for n in range(12)]
    landed = [land(tmp_path, str(9 - n % 3), content) for n, content in enumerate(contents)]
    assert arrivals.files(tmp_path, "t", "x") == landed
    assert [path.read_bytes() for path in arrivals.files(tmp_path, "t", "x")] == contents


def test_what_came_before_stays_where_it_is(tmp_path: Path) -> None:
    first, _ = land(tmp_path, "1", b"a"), land(tmp_path, "1", b"b")
    assert land(tmp_path, "1", b"a") == first
    assert land(tmp_path, "2", b"a") != first


def test_the_same_data_have_one_identity_whenever_they_land(tmp_path: Path) -> None:
    made = []
    for home in ("a", "b"):
        for content in (b"x", b"y"):
            land(tmp_path / home, "1", content)
        made.append(arrivals.files(tmp_path / home, "t", "x"))
    assert arrivals.identity(made[0]) == arrivals.identity(made[1])
    assert arrivals.identity(made[0]) != arrivals.identity(made[0][::-1])


def test_deliveries_are_in_order_of_arrival(tmp_path: Path) -> None:
    for name, at in (("t-corrected.x", 30.0), ("t.x", 20.0), ("t-b.x", 10.0), ("t-a.x", 10.0), ("u.x", 5.0)):
        (tmp_path / name).touch()
        arrivals.date(tmp_path / name, datetime.fromtimestamp(at, UTC))
    names = [path.name for path in arrivals.delivered(tmp_path, "t", [".x"])]
    assert names == ["t-a.x", "t-b.x", "t.x", "t-corrected.x"]


def test_a_store_that_tells_no_time_changes_none(tmp_path: Path) -> None:
    path = tmp_path / "t.x"
    path.touch()
    os.utime(path, (7.0, 7.0))
    arrivals.date(path, None)
    assert path.stat().st_mtime == 7.0
