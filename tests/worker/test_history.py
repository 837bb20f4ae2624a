from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from worker.history import Version, commit

PROJECT = UUID(int=5)
MADE = datetime(2026, 1, 2, tzinfo=UTC)
FILES = {"README.md": b"one\n", "bin/run": b"#!/bin/sh\n", 'odd "name".txt': b"x\n"}


def version(number: int, parent: int | None = None) -> Version:
    return Version(PROJECT, number, parent, MADE, f"Version {number}")


def git(data: Path, *arguments: str) -> str:
    repository = data / "git" / f"{PROJECT}.git"
    return subprocess.run(["git", *arguments], cwd=repository, capture_output=True, text=True, check=True).stdout


def test_versions_are_commits_on_top_of_their_parents(tmp_path: Path) -> None:
    first = commit(tmp_path, version(1), FILES)
    second = commit(tmp_path, version(2, parent=1), {"README.md": b"two\n", "new.txt": b""})
    assert git(tmp_path, "log", "--format=%H", "main").split() == [second, first]
    assert git(tmp_path, "diff", "--name-status", "v1", "v2").split() == [
        "M", "README.md", "D", "bin/run", "A", "new.txt", "D", '"odd', '\\"name\\".txt"',
    ]  # fmt: skip
    assert git(tmp_path, "ls-tree", "v1", "bin/run").startswith("100755 blob")


def test_the_same_version_again_is_the_same_commit(tmp_path: Path) -> None:
    first = commit(tmp_path, version(1), FILES)
    assert commit(tmp_path, version(1), FILES) == first
    assert git(tmp_path, "rev-list", "--count", "v1").strip() == "1"


def test_a_version_generated_again_replaces_its_commit(tmp_path: Path) -> None:
    commit(tmp_path, version(1), FILES)
    commit(tmp_path, version(1), {"README.md": b"other\n"})
    assert git(tmp_path, "rev-list", "--count", "v1").strip() == "1"
    assert git(tmp_path, "show", "v1:README.md") == "other\n"


def test_a_parent_that_was_never_generated_is_no_parent(tmp_path: Path) -> None:
    only = commit(tmp_path, version(3, parent=2), FILES)
    assert git(tmp_path, "log", "--format=%H %P", "v3").split() == [only]
