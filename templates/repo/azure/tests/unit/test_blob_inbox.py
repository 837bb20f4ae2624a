"""The inbox is read page by page, as this container's identity, and nothing leaves its folder."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from mlsystem import artifacts, inbox, settings
from mlsystem.settings import Settings

URL = "https://account.blob.example/inbox"


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    for name, value in (
        ("AZURE_CLIENT_ID", "me"),
        ("IDENTITY_ENDPOINT", "http://msi"),
        ("IDENTITY_HEADER", "proof"),
    ):
        monkeypatch.setenv(name, value)
    (tmp_path / "share" / "incoming").mkdir(parents=True)
    (tmp_path / "share" / "incoming" / "by-hand.jsonl").write_text("{}\n")
    folders = settings.ROOT / "conf", settings.ROOT / "contracts"
    return Settings(tmp_path / "home", *folders, artifact_bucket=str(tmp_path / "share"), inbox=URL)


def stored(name: str) -> str:
    at = formatdate(usegmt=True) if name == "new.jsonl" else "Mon, 01 Jan 2024 00:00:00 GMT"
    return f"<Properties><Last-Modified>{at}</Last-Modified></Properties>"


def answers(monkeypatch: pytest.MonkeyPatch, names: list[str]) -> list[tuple[str, dict[str, str]]]:
    asked: list[tuple[str, dict[str, str]]] = []

    def get(address: str, headers: dict[str, str]) -> bytes:
        asked.append((address, headers))
        if address.startswith("http://msi"):
            return json.dumps({"access_token": "t"}).encode()
        if "comp=list" not in address:
            return address.rsplit("/", 1)[-1].encode()
        first = "marker=&" in f"{address}&"
        found = names[:1] if first else names[1:]
        blobs = "".join(f"<Blob><Name>{name}</Name>{stored(name)}</Blob>" for name in found)
        return f"{blobs}<NextMarker>{'more' if first else ''}</NextMarker>".encode()

    monkeypatch.setattr(inbox, "_get", get)
    return asked


def test_every_page_is_fetched_beside_what_lies_in_the_share(
    system: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answers(monkeypatch, ["a.jsonl", "day/b.jsonl"])
    folder = inbox.fetch(system, artifacts.client())
    found = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    assert found == ["a.jsonl", "by-hand.jsonl", "day/b.jsonl"]
    assert all(h["Authorization"] == "Bearer t" for address, h in asked if address.startswith(URL))


def test_a_name_that_leaves_the_folder_is_refused(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, ["a.jsonl", "../../evil"])
    with pytest.raises(ValueError, match="leaves the folder"):
        inbox.fetch(system, artifacts.client())


def test_without_an_inbox_only_the_share_is_read(system: Settings) -> None:
    folder = inbox.fetch(replace(system, inbox=""), artifacts.client())
    assert [p.name for p in folder.rglob("*.jsonl")] == ["by-hand.jsonl"]


def test_only_what_is_new_is_fetched(system: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, ["old.jsonl", "new.jsonl"])
    hour_ago = time.time() - 3600
    os.utime(Path(system.artifact_bucket) / "incoming" / "by-hand.jsonl", (hour_ago - 60, hour_ago - 60))
    folder = inbox.fetch(system, artifacts.client(), hour_ago)
    assert [p.name for p in folder.rglob("*.jsonl")] == ["new.jsonl"]
