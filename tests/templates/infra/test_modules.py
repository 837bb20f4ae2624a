"""Every AWS pattern's module names the resources its entry promises, and all of them validate together."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import everything

from templates.catalog.pattern import Pattern
from templates.render_infra import MODULE, SHARED
from worker.sandbox.tiers import detect
from worker.validators import terraform_fmt, terraform_rules, terraform_validate
from worker.validators.workspace import Workspace

# Promised types that are not in the pattern's own module, and where they are instead.
ELSEWHERE = json.loads(Path(__file__).with_name("elsewhere.json").read_text())
RESOURCE = re.compile(r'^resource "(\w+)"', re.MULTILINE)
PLACED = [p for p in everything.patterns() if (everything.folder(p) / "call.tf.j2").is_file()]


def promised(pattern: Pattern) -> set[str]:
    return {t for t in pattern.resource_types if t.startswith("aws_")} - set(ELSEWHERE.get(pattern.id, {}))


def text(folder: Path) -> str:
    """A module's Terraform, with that of the shared modules it calls."""
    own = "\n".join(path.read_text() for path in sorted(folder.glob("*.tf")))
    called = [SHARED / "aws" / name for name in set(MODULE.findall(own))]
    return "\n".join([own, *(text(path) for path in called if path.is_dir())])


def test_every_pattern_that_promises_aws_resources_has_a_module() -> None:
    assert not [p.id for p in everything.patterns() if promised(p) and p not in PLACED]


@pytest.mark.parametrize("pattern", PLACED, ids=lambda p: p.id)
def test_the_module_has_every_promised_resource(pattern: Pattern) -> None:
    assert promised(pattern) <= set(RESOURCE.findall(text(everything.folder(pattern))))


def test_what_is_said_to_be_elsewhere_is_promised_and_not_in_the_module() -> None:
    by_id = {p.id: p for p in everything.patterns()}
    for name, types in ELSEWHERE.items():
        assert set(types) <= set(by_id[name].resource_types), name
        assert not set(types) & set(RESOURCE.findall(text(everything.folder(by_id[name])))), name


@pytest.mark.parametrize("check", [terraform_fmt, terraform_rules, terraform_validate], ids=lambda c: c.__name__)
def test_all_modules_pass_together(check: object, tmp_path: Path) -> None:
    workspace = Workspace(everything.files(), detect(), None, tmp_path)
    result = check.VALIDATOR.run(workspace)  # type: ignore[attr-defined]
    assert result.status == "passed", result.findings[:5] or result.output
