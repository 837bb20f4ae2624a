"""Links in quoted text are not the document's; those around it are."""

from __future__ import annotations

from pathlib import Path

from worker.sandbox.tiers import detect
from worker.validators.links import VALIDATOR
from worker.validators.workspace import Workspace


def missing(text: str, tmp_path: Path) -> list[str]:
    found = VALIDATOR.run(Workspace({"README.md": text.encode()}, detect(), None, tmp_path)).findings
    return [finding["message"].split()[0] for finding in found]


def test_a_fenced_block_is_quoted_text(tmp_path: Path) -> None:
    text = "[a](before.md)\n\n````text\n[x](javascript:1)\n```\n`src/x.py`\n````\n\n[z](after.md)\n"
    assert missing(text, tmp_path) == ["after.md", "before.md"]


def test_a_fence_that_is_never_closed_hides_nothing(tmp_path: Path) -> None:
    assert missing("```text\n[a](lost.md)\n", tmp_path) == ["lost.md"]
    assert missing("```text\nx\n``\n[a](lost.md)\n", tmp_path) == ["lost.md"]
