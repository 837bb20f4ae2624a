from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from core.diffs.files import FileChange, compare

Tree = dict[str, bytes]


def differ(before: Tree, after: Tree) -> list[FileChange]:
    bodies = {hashlib.sha256(body).hexdigest(): body for body in (*before.values(), *after.values())}

    def digests(tree: Tree) -> dict[str, str]:
        return {path: hashlib.sha256(body).hexdigest() for path, body in tree.items()}

    return compare(digests(before), digests(after), lambda _, sha256: bodies[sha256])


def test_equal_files_are_not_even_read() -> None:
    assert compare({"a": "1"}, {"a": "1"}, lambda *_: pytest.fail("read an unchanged file")) == []


def test_statuses_and_counts() -> None:
    found = {c.path: c for c in differ({"old": b"1\n", "m": b"a\nb\n"}, {"new": b"1\n2\n", "m": b"a\nc\n"})}
    assert (found["old"].status, found["old"].deletions) == ("removed", 1)
    assert (found["new"].status, found["new"].additions) == ("added", 2)
    assert (found["m"].status, found["m"].additions, found["m"].deletions) == ("modified", 1, 1)


def test_lines_that_look_like_headers_are_counted() -> None:
    change = differ({"m": b"-- drop\n"}, {"m": b"++ add\n"})[0]
    assert (change.additions, change.deletions) == (1, 1)


def test_binary_and_large_files_say_so() -> None:
    found = {c.path: c.omitted for c in differ({}, {"b": b"\x00\x01", "u": b"\xff\xfe", "l": b"x\n" * 20_002})}
    assert found == {"b": "binary", "u": "binary", "l": "too_large"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\nc\n", b"a\nB\nc\nd\n"),
        (b"no newline", b"no newline at all"),
        (b"ends\n", b"ends"),
        (b"crlf\r\nx\r\n", b"crlf\r\ny\r\n"),
        (b"form\x0cfeed\n", "sep\u2028arator\n".encode()),
    ],
)
def test_git_applies_the_diff(tmp_path: Path, before: bytes, after: bytes) -> None:
    (tmp_path / "f.txt").write_bytes(before)
    diff = differ({"f.txt": before}, {"f.txt": after})[0].diff
    assert diff is not None
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff.encode(), check=True)
    assert (tmp_path / "f.txt").read_bytes() == after
