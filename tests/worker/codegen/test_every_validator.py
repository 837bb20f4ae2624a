"""The real validators judge code of a model: what is merely plausible does not ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.reports import Check
from worker.codegen.authorship import author
from worker.codegen.provider import CodeTask, Files, Proposal


class Plausible:
    """Returns what looks right and does not hold."""

    name = "plausible"

    def __init__(self, changes: Files) -> None:
        self.changes = changes

    def propose(self, task: CodeTask) -> Proposal:
        return Proposal({**self.changes}, "written")


@pytest.mark.parametrize(
    ("body", "validator"),
    [
        (b"def ratio(a: float, b: float) -> float:\n    return a / c\n", "ruff"),
        (b"def ratio( a,b ):\n  return a/b\n", "ruff"),
    ],
)
def test_code_that_does_not_hold_is_dropped_by_name(files: Files, tmp_path: Path, body: bytes, validator: str) -> None:
    del files["requirements.lock"]
    heard: list[Check] = []
    coder = Plausible({"src/mlsystem/features.py": body})
    done = author(files, "wanted", coder, tmp_path, heard.append)
    assert done.files == files
    assert done.outcome == "dropped"
    assert validator in done.detail
    assert {check.name for check in heard} == {check.name for check in done.checks}
