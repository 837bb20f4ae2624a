"""The mounted artefact folder behaves as the object store it stands for."""

from __future__ import annotations

import errno
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mlsystem import artifacts, conditional, mount_condition, stored_aliases


def test_what_one_container_stores_another_fetches(tmp_path: Path) -> None:
    mount, made, fetched = tmp_path / "mount", tmp_path / "made", tmp_path / "fetched"
    (made / "v0001").mkdir(parents=True)
    (made / "v0001" / "card.json").write_text("{}")
    (made / "aliases.json").write_text('{"champion": ["v0001"]}')
    store = artifacts.client()
    assert artifacts.push(store, str(mount), made) == ["registry/v0001/card.json"]
    assert stored_aliases.store(store, str(mount), made, b"")
    artifacts.pull(store, str(mount), fetched)
    assert (fetched / "aliases.json").read_text() == '{"champion": ["v0001"]}'
    assert artifacts.pull(store, str(mount), tmp_path / "other", "landing") == []


def test_only_listing_is_paged(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot page"):
        artifacts.client().get_paginator("list_parts")


@pytest.fixture
def mount(tmp_path: Path) -> str:
    conditional.create(artifacts.client(), str(tmp_path), "registry/aliases.json", b"{}")
    return str(tmp_path)


def test_only_what_was_seen_is_written_over(mount: str) -> None:
    store, key = artifacts.client(), "registry/aliases.json"
    found = conditional.read(store, mount, key)
    assert found is not None
    conditional.replace(store, mount, key, b"first", found[1])
    with pytest.raises(conditional.ChangedError):
        conditional.replace(store, mount, key, b"second", found[1])
    with pytest.raises(conditional.ChangedError):
        conditional.create(store, mount, key, b"third")
    assert Path(mount, key).read_bytes() == b"first"
    assert [path.name for path in Path(mount, "registry").iterdir()] == ["aliases.json"]


def test_of_many_writers_at_once_one_is_let_in(mount: str) -> None:
    def claim(number: int) -> int:
        try:
            conditional.create(artifacts.client(), mount, "registry/v0001/claim", str(number).encode())
        except conditional.ChangedError:
            return 0
        return 1

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(claim, range(32))) == 1


def test_a_lock_that_nobody_gives_back_is_told(mount: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mount_condition, "PATIENCE_S", 0.0)
    Path(mount, "registry", "aliases.json.lock").mkdir()
    tag = mount_condition.tag(b"{}")
    with pytest.raises(mount_condition.LockedError, match="remove it"):
        conditional.replace(artifacts.client(), mount, "registry/aliases.json", b"mine", tag)


def test_a_mount_that_says_the_file_is_another_refuses(mount: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def stale(path: Path, body: bytes) -> None:
        raise OSError(errno.ESTALE, "stale file handle")

    monkeypatch.setattr(mount_condition.mount_files, "write", stale)
    with pytest.raises(conditional.ChangedError):
        conditional.create(artifacts.client(), mount, "registry/v0001/claim", b"")
