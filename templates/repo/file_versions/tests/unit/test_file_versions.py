"""A version brings back exactly the files it was made of, and says so when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from mlsystem import file_versions, settings
from mlsystem.file_versions import MissingContentError
from mlsystem.settings import Settings
from pipelines import version_data


def landed(home: Path) -> Settings:
    folder = home / "landing" / "t" / "dt=2026-01-01"
    folder.mkdir(parents=True)
    (folder / "part-a.jsonl").write_text('{"a": 1}\n')
    (folder / "part-b.jsonl").write_text('{"b": 2}\n')
    return Settings(home, settings.ROOT / "conf", settings.ROOT / "contracts")


def test_a_version_brings_its_files_back(tmp_path: Path) -> None:
    config = landed(tmp_path)
    version = version_data.record(config).read_text()
    part = config.landing / "t" / "dt=2026-01-01" / "part-a.jsonl"
    before = part.read_bytes()
    part.write_text("other\n")
    file_versions.restore(version, tmp_path / "published" / "dvc", tmp_path / "back")
    assert (tmp_path / "back" / "t" / "dt=2026-01-01" / "part-a.jsonl").read_bytes() == before
    assert version_data.record(config).read_text() != version


def test_the_layout_is_the_one_dvc_reads(tmp_path: Path) -> None:
    config = landed(tmp_path)
    text = version_data.record(config).read_text()
    assert text.startswith("outs:\n- md5: ")
    assert "  nfiles: 2\n  hash: md5\n  path: landing\n" in text
    name = text.split("- md5: ")[1].split("\n")[0]
    listing = tmp_path / "published" / "dvc" / "files" / "md5" / name[:2] / name[2:]
    assert listing.read_text().startswith('[{"md5": "')
    assert name.endswith(".dir")


def test_an_altered_content_is_refused(tmp_path: Path) -> None:
    config = landed(tmp_path)
    text = version_data.record(config).read_text()
    for path in (tmp_path / "published" / "dvc").rglob("*"):
        if path.is_file() and not path.name.endswith(".dir"):
            path.write_bytes(b"altered")
    with pytest.raises(MissingContentError):
        file_versions.restore(text, tmp_path / "published" / "dvc", tmp_path / "back")
