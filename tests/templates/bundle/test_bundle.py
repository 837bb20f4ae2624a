"""The zip is reproducible and refuses what could do harm when unpacked."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile

import pytest

from templates.bundle import manifest, tree_sha256, unzip, verify, with_manifest, zip_bytes
from templates.bundle_paths import MAX_FILES, UnsafePath, check_paths, unsafe

FILES = {"b/two.py": b"2\n", "a.txt": b"1\n", "run.sh": b"#!/bin/sh\n", "reports/checks.json": b"{}"}

UNSAFE = [
    "/etc/passwd", "../up", "a/../b", "a//b", "./a", "a\\b", "C:/x", "nul", "a/COM1.txt", "ends.", "ends /x", "",
    "e\u0301.txt", "a\u202eb", "a\nb", "a\x00b", ".git/config", "x/.claude/settings.json", ".mcp.json", "a" * 241,
]  # fmt: skip


@pytest.mark.parametrize("path", UNSAFE)
def test_unsafe_paths_are_refused(path: str) -> None:
    assert unsafe(path)
    with pytest.raises(UnsafePath):
        zip_bytes({path: b""})


@pytest.mark.parametrize("path", ["a.py", ".github/workflows/ci.yml", "docs/é.md", "console/x", ".gitignore"])
def test_ordinary_paths_are_fine(path: str) -> None:
    assert unsafe(path) is None


def test_paths_that_collide_are_refused() -> None:
    with pytest.raises(UnsafePath, match="case"):
        check_paths({"README.md": b"", "readme.MD": b""})
    with pytest.raises(UnsafePath, match="file and a folder"):
        check_paths({"a": b"", "a/b/c": b""})


def test_sizes_are_capped() -> None:
    with pytest.raises(UnsafePath, match="too many"):
        check_paths({f"f{i}": b"" for i in range(MAX_FILES + 1)})
    with pytest.raises(UnsafePath, match="too large"):
        check_paths({"big": b"x" * 5_000_001})


def test_order_of_files_does_not_matter() -> None:
    assert zip_bytes(FILES) == zip_bytes(dict(reversed(FILES.items())))


def test_entries_are_stored_with_fixed_facts() -> None:
    with zipfile.ZipFile(io.BytesIO(zip_bytes(FILES))) as archive:
        entries = archive.infolist()
    assert [e.filename for e in entries] == sorted(FILES)
    assert {(e.date_time, e.compress_type, e.create_system) for e in entries} == {((1980, 1, 1, 0, 0, 0), 0, 3)}
    assert {e.filename: e.external_attr >> 16 for e in entries}["run.sh"] == 0o100755
    assert {e.filename: e.external_attr >> 16 for e in entries}["a.txt"] == 0o100644


def test_another_process_makes_the_same_bytes() -> None:
    """Time zone, umask and hash seed must not show."""
    script = (
        "import os, sys, hashlib; os.umask(0o077);"
        "from templates.bundle import zip_bytes, with_manifest;"
        f"sys.stdout.write(hashlib.sha256(zip_bytes(with_manifest({FILES!r}))).hexdigest())"
    )
    seen = set()
    for zone, seed in (("UTC", "0"), ("Asia/Kolkata", "1"), ("America/St_Johns", "77")):
        env = {"PATH": os.defpath, "TZ": zone, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
        seen.add(done.stdout)
    assert len(seen) == 1


def test_the_tree_hash_ignores_reports_and_nothing_else() -> None:
    assert tree_sha256({**FILES, "reports/checks.json": b"other"}) == tree_sha256(FILES)
    assert tree_sha256({**FILES, "a.txt": b"other"}) != tree_sha256(FILES)


def test_the_manifest_finds_every_kind_of_change() -> None:
    files = with_manifest(FILES)
    assert verify(files) == []
    assert verify(unzip(zip_bytes(files))) == []
    assert verify({**files, "a.txt": b"x"}) == ["a.txt"]
    assert verify({**files, "new": b"x"}) == ["new"]
    assert verify({p: d for p, d in files.items() if p != "run.sh"}) == ["run.sh"]
    assert verify(FILES) == ["manifest.json"]
    assert manifest(files) == files["manifest.json"]


@pytest.mark.parametrize("path", [*FILES, "manifest.json"])
def test_a_flipped_bit_in_any_file_is_named(path: str) -> None:
    files = with_manifest(FILES)
    for bit in range(len(files[path]) * 8):
        assert verify({**files, path: flipped(files[path], bit)}), f"bit {bit} of {path}"
    assert verify({**files, path: flipped(files[path], 0)}) == [path]


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_crafted_zip_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../escape", "x")
    with pytest.raises(UnsafePath):
        unzip(buffer.getvalue())
