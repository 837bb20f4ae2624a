"""Repositories of plans that hostile models had their say in hold no lie and pass the validators."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from core.canonical import plain
from templates.render import render
from tests.agents.conftest import BRIEFS, intake
from tests.agents.models.hostile import HOSTILE, LIES, contrary
from tests.agents.providers.test_refining import Says, ran
from worker.sandbox.tiers import detect
from worker.validators.registry import check, run_all, validators
from worker.validators.workspace import Workspace

QUICK = ("actionlint", "hadolint", "links", "ruff check", "ruff format", "secrets", "terraform fmt", "terraform rules",
         "yamllint", "zizmor")  # fmt: skip
KEPT = Path(__file__).parents[3] / ".data"  # environments are installed once per lock


@cache
def repository(name: str, says: Says) -> dict[str, bytes]:
    result, _ = ran(name, says)
    assert result.plan is not None
    assert result.estimate is not None
    assert result.policy_report is not None
    decisions = {agent: plain(output) for agent, output in result.decisions.items()}
    return render(result.plan, intake(name), decisions, result.estimate, result.policy_report)


@pytest.mark.parametrize("says", HOSTILE)
def test_it_holds_no_lie_and_passes_every_check_that_runs_no_code(tmp_path: Path, says: Says) -> None:
    files = repository("churn", says)
    read = {path: body.decode() for path, body in files.items() if not path.endswith(".lock")}
    assert [(lie, path) for path, text in read.items() for lie in LIES if lie in text] == []
    workspace = Workspace(files, detect(), None, tmp_path)
    checks = [check(validator, workspace) for validator in validators() if validator.name in QUICK]
    assert [f"{c.name}: {c.status} {c.reason} {c.findings[:2]}" for c in checks if c.status != "passed"] == []
    assert len(checks) == len(QUICK)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("name", BRIEFS)
def test_it_passes_every_validator(tmp_path: Path, name: str) -> None:
    checks, _ = run_all(repository(name, contrary), KEPT if KEPT.exists() else tmp_path)
    assert [f"{c.name}: {c.reason} {c.findings[:2]}" for c in checks if c.status == "failed"] == []
    assert {c.name for c in checks if c.status == "passed"} >= {*QUICK, "mypy", "pytest", "terraform validate"}
