"""From an approved design to files, checks, reports and a zip. Nothing here touches the database."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from core.canonical import plain
from core.errors import Discard
from core.reports import Check
from templates import bundle, render
from worker import provenance
from worker.reports.assemble import reports
from worker.reports.design import Design
from worker.reports.inputs import provenance as inputs
from worker.reports.validation import run_record
from worker.sandbox.tiers import detect
from worker.validators.registry import run_all

Files = dict[str, bytes]
ZIP = "repo.zip"


@dataclass(frozen=True)
class Built:
    """`files` are the repository and its reports; `beside` is what differs from run to run, or proves the zip."""

    files: Files
    checks: list[Check]
    beside: Files = field(default_factory=dict)

    @property
    def failed(self) -> list[str]:
        return [check.name for check in self.checks if check.status == "failed"]


def build(design: Design, data: Path, on_check: Callable[[Check], None]) -> Built:
    """Render, validate the very files that ship, report on them; a zip only when no check failed."""
    files = _rendered(design)
    checks, produced = run_all(files, data, on_check=on_check)
    isolation = detect().tier
    tree = bundle.tree_sha256(files)
    whole = bundle.with_manifest({**files, **produced, **reports(design, checks, isolation, tree)})
    beside = {"validation-run.json": _json(run_record(checks, isolation))}
    built = Built(whole, checks, beside)
    if built.failed:
        return built
    zipped = bundle.zip_bytes(whole)
    statement = provenance.sign(zipped, inputs(design, tree), provenance.signing_key(data))
    return Built(whole, checks, {**beside, ZIP: zipped, f"{ZIP}.intoto.jsonl": statement})


def _rendered(design: Design) -> Files:
    try:
        return render.render(design.plan, design.intake, design.decisions, design.estimate, design.policy)
    except render.UnknownArchetype as error:
        raise Discard(f"No repository is catalogued for {error}.", code="no_repository") from error


def _json(value: Any) -> bytes:
    return (json.dumps(plain(value), indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()
