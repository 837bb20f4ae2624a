from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cli import main
from core.reports import Check
from templates import bundle
from worker import provenance
from worker.repository_policies import judge_files
from worker.validators import registry

FILES = {"README.md": b"# Hello\n", "app.py": b"x = 1\n"}
PASSED = Check(name="ruff check", tool="ruff", status="passed")


@pytest.fixture
def delivered(tmp_path: Path) -> Path:
    judged, _ = judge_files(FILES, [PASSED])
    record = {"isolation": "bwrap", "checks": [check.model_dump(mode="json") for check in (PASSED, judged)]}
    files = bundle.with_manifest({**FILES, "reports/validation.json": json.dumps(record).encode()})
    path = tmp_path / "repo.zip"
    path.write_bytes(bundle.zip_bytes(files))
    return path


def verify(path: Path, capsys: Any, *more: str) -> tuple[int, dict[str, Any]]:
    code = main.main(["verify", str(path), "--json", *more])
    return code, json.loads(capsys.readouterr().out)


def test_a_zip_as_delivered_is_good(delivered: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "run_all", lambda files, _data: ([PASSED], {}) if files == FILES else ([], {}))
    assert verify(delivered, capsys) == (
        0,
        {"ok": True, "changed_files": [], "signature": "absent", "changed_checks": []},
    )


@pytest.mark.parametrize("status", ["failed", "not_run"])
def test_a_check_that_comes_out_otherwise_is_reported(
    delivered: Path, capsys: Any, monkeypatch: pytest.MonkeyPatch, status: str
) -> None:
    now = PASSED.model_copy(update={"status": status, "reason": "because"})
    monkeypatch.setattr(registry, "run_all", lambda *_: ([now], {}))
    code, found = verify(delivered, capsys)
    assert (code, found["changed_checks"]) == (1, [{"check": "ruff check", "recorded": "passed", "now": status}])


def test_one_changed_byte_and_one_added_file_are_found(delivered: Path, capsys: Any) -> None:
    files = bundle.unzip(delivered.read_bytes())
    delivered.write_bytes(bundle.zip_bytes({**files, "app.py": b"x = 2\n", "more.py": b""}))
    code, found = verify(delivered, capsys, "--hashes-only")
    assert (code, found["changed_files"]) == (1, ["app.py", "more.py"])


def test_the_statement_beside_it_must_be_about_this_zip(delivered: Path, tmp_path: Path, capsys: Any) -> None:
    inputs = {"inputs": {"brief": "b"}, "generator": {"version": "1"}}
    key = provenance.signing_key(tmp_path)
    beside = delivered.with_name("repo.zip.intoto.jsonl")
    beside.write_bytes(provenance.sign(delivered.read_bytes(), inputs, key))
    assert verify(delivered, capsys, "--hashes-only")[1]["signature"] == "good"
    beside.write_bytes(provenance.sign(b"another zip", inputs, key))
    code, found = verify(delivered, capsys, "--hashes-only")
    assert (code, found["signature"]) == (1, "the statement is about another zip")


def test_a_flipped_bit_in_any_byte_of_the_zip_is_found_without_a_signature(delivered: Path) -> None:
    """Each byte in turn, another of its bits each time: contents, names, times, modes and the zip's own directory."""
    data = delivered.read_bytes()
    for at in range(len(data)):
        changed = bytearray(data)
        changed[at] ^= 1 << at % 8
        delivered.write_bytes(changed)
        assert main.main(["verify", str(delivered), "--hashes-only"]) != 0, f"byte {at}"
