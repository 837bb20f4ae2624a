"""The two checks that run in the repository's own environment find what is wrong, with or without kept facts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from core.reports import Check
from worker.sandbox.tiers import detect
from worker.validators import tests_run, types_check
from worker.validators.workspace import Files, Workspace

GOOD = {
    "src/app/__init__.py": b"",
    "src/app/add.py": b"import yaml\n\n\ndef add(a: int, b: int) -> int:\n    return a + b + len(yaml.dump(1)) * 0\n",
    "tests/test_add.py": b"from app.add import add\n\n\ndef test_it_adds() -> None:\n    assert add(1, 2) == 3\n",
}
WRONG_TYPE = {**GOOD, "src/app/add.py": GOOD["src/app/add.py"].replace(b"b: int) -> int", b"b: int) -> str")}
WRONG_SUM = {**GOOD, "src/app/add.py": GOOD["src/app/add.py"].replace(b"a + b", b"a - b")}
UNTESTED = {**GOOD, "src/app/more.py": b"\n".join(b"def f%d() -> int:\n    return %d\n" % (i, i) for i in range(9))}


def workspace(files: Files, data: Path, model_written: bool = False) -> Workspace:
    """Our own environment stands in for the repository's: it holds the same tools."""
    return Workspace(files, detect(), Path(sys.prefix), data, model_written)


def types(files: Files, data: Path, model_written: bool = False) -> Check:
    return types_check.VALIDATOR.run(workspace(files, data, model_written))


def test_types_are_checked_before_and_after_something_is_kept(tmp_path: Path) -> None:
    first, again = types(GOOD, tmp_path), types(GOOD, tmp_path)
    assert (first.status, again.status) == ("passed", "passed"), first.output
    assert first.output_sha256 == again.output_sha256
    for data in (tmp_path, tmp_path / "nothing kept"):
        bad = types(WRONG_TYPE, data)
        assert bad.status == "failed"
        assert bad.findings[0]["file"] == "src/app/add.py"


def test_nothing_of_the_repository_itself_is_kept(tmp_path: Path) -> None:
    types(GOOD, tmp_path)
    (kept,) = (tmp_path / "mypy").iterdir()
    names = {path.name.split(".")[0] for path in kept.rglob("*.ff")}
    assert "builtins" in names
    assert not names & {"app", "add", "tests", "test_add"}


def test_nothing_is_kept_of_a_run_beside_a_models_code(tmp_path: Path) -> None:
    assert types(GOOD, tmp_path, model_written=True).status == "passed"
    assert not (tmp_path / "mypy").exists()


@pytest.mark.parametrize(
    ("files", "status", "said"),
    [(GOOD, "passed", ""), (WRONG_SUM, "failed", "test_it_adds"), (UNTESTED, "failed", "is below 85.0 %")],
    ids=["good", "a wrong sum", "too little covered"],
)
def test_the_repositorys_own_tests_are_run(files: Files, status: str, said: str, tmp_path: Path) -> None:
    check = tests_run.VALIDATOR.run(workspace(files, tmp_path))
    assert check.status == status, check.output
    assert said in str(check.findings)
