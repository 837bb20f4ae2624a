"""`amp verify`: whether a delivered zip is what it says, and whether its checks still come out the same."""

from __future__ import annotations

import argparse
import json
import lzma
import zipfile
import zlib
from pathlib import Path
from typing import Any

from cli import installation
from core.errors import AmpError, BadInput
from core.reports import Check
from templates import bundle
from worker import provenance
from worker.repository_policies import judge_files
from worker.validators import registry

RECORD = "reports/validation.json"
STATEMENT = ".intoto.jsonl"
# What zipfile raises for bytes that are no zip, or no longer the one that was written.
BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, lzma.LZMAError, zlib.error)


def add(commands: Any) -> None:
    parser = commands.add_parser("verify", help="re-check a delivered repo.zip", description=__doc__)
    parser.add_argument("zip", type=Path)
    parser.add_argument("--hashes-only", action="store_true", help="do not run the recorded checks again")
    parser.add_argument("--json", action="store_true", help="print one line of JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    data, files = read(arguments.zip)
    wrong = bundle.verify(files) or repacked(arguments.zip, data, files)
    signed = signature(arguments.zip, data)
    differing = [] if arguments.hashes_only or wrong else rerun(files)
    good = not wrong and not differing and signed in ("good", "absent")
    found = {"ok": good, "changed_files": wrong, "signature": signed, "changed_checks": differing}
    print(json.dumps(found) if arguments.json else words(found))
    return 0 if good else 1


def read(path: Path) -> tuple[bytes, dict[str, bytes]]:
    try:
        data = path.read_bytes()
        return data, bundle.unzip(data)
    except OSError as error:
        raise BadInput(f"{path} cannot be read: {error.strerror}.") from error
    except BROKEN as error:
        raise BadInput(f"{path} is not a zip of ours: {str(error)[:120] or type(error).__name__}") from error


def repacked(path: Path, data: bytes, files: dict[str, bytes]) -> list[str]:
    """The zip's own name where its files are right and something between them (times, modes, names) is not."""
    return [] if bundle.zip_bytes(files) == data else [path.name]


def signature(path: Path, data: bytes) -> str:
    """`good`, `absent`, or why the statement beside the zip does not hold."""
    beside = path.with_name(path.name + STATEMENT)
    if not beside.exists():
        return "absent"
    try:
        provenance.verify(beside.read_bytes(), data)
    except AmpError as error:
        return error.detail
    return "good"


def rerun(files: dict[str, bytes]) -> list[dict[str, str]]:
    """Recorded checks whose status is another one now. A check that could not run here counts as different."""
    if RECORD not in files:
        return [{"check": RECORD, "recorded": "present", "now": "absent"}]
    recorded = {c.name: c.status for c in map(Check.model_validate, json.loads(files[RECORD])["checks"])}
    source = {p: d for p, d in files.items() if p != bundle.MANIFEST and not p.startswith(bundle.REPORTS)}
    checks, _ = registry.run_all(source, installation.settings().data_dir)
    judged, _ = judge_files(source, checks)
    now = {check.name: check.status for check in (*checks, judged)}
    names = sorted(recorded.keys() | now.keys())
    return [
        {"check": name, "recorded": recorded.get(name, "absent"), "now": now.get(name, "absent")}
        for name in names
        if recorded.get(name) != now.get(name)
    ]


def words(found: dict[str, Any]) -> str:
    said = ["good" if found["ok"] else "NOT good", f"signature: {found['signature']}"]
    said += [f"changed file: {path}" for path in found["changed_files"]]
    said += [f"check {c['check']}: recorded {c['recorded']}, now {c['now']}" for c in found["changed_checks"]]
    return "\n".join(said)
