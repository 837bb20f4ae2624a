"""The mounted artefact folder behaves as the object store it stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlsystem import artifacts


def test_what_one_container_stores_another_fetches(tmp_path: Path) -> None:
    mount, made, fetched = tmp_path / "mount", tmp_path / "made", tmp_path / "fetched"
    (made / "v0001").mkdir(parents=True)
    (made / "v0001" / "card.json").write_text("{}")
    (made / "aliases.json").write_text('{"champion": ["v0001"]}')
    store = artifacts.client()
    assert artifacts.push(store, str(mount), made) == ["registry/v0001/card.json", "registry/aliases.json"]
    artifacts.pull(store, str(mount), fetched)
    assert (fetched / "aliases.json").read_text() == '{"champion": ["v0001"]}'
    assert artifacts.pull(store, str(mount), tmp_path / "other", "landing") == []


def test_only_listing_is_paged(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="cannot page"):
        artifacts.client().get_paginator("list_parts")
