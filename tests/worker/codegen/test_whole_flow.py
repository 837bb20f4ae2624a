"""From the brief to the zip through both real SDKs: the models' client for every agent, the code agent for the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from core import agent_runs, artifacts, decision_sets, events
from core.models.project import Project
from core.reports import Check
from core.settings import Settings
from tests.agents.models.fake_server import Blocks, Body, Script, results, serving, text, tool
from tests.conftest import Scope
from tests.worker.test_flow import approve
from tests.worker.test_spending import propose, status, with_model, work
from worker.isolation import chosen

pytest.importorskip("claude_agent_sdk", reason="the extra `codegen-claude` is not installed")
ADDED = "tests/unit/test_rounding_of_amounts.py"
BODY = '"""Rounding."""\n\n\ndef test_cents() -> None:\n    assert round(1.234, 2) == 1.23\n'


def passed(_files: Any, _data: Path, *, model_written: bool = False, on_check: Any = lambda _: None) -> Any:
    """Stands in for the validators, which have tests of their own."""
    check = Check(name="stand-in", tool="none", status="passed")
    on_check(check)
    return [check], {}


def answers(body: Body) -> Blocks:
    """The code agent has tools; everybody else asks for a typed answer."""
    if not body.get("tools"):
        return text("{}")
    if not any(one.get("name") == "Write" for one in body["tools"]) or results(body):
        return text("Done.")
    return [tool("Write", file_path=f"{_root(body)}/{ADDED}", content=BODY)]


def _root(body: Body) -> str:
    said = str(body)
    return said[said.index("orking directory: ") :].partition(": ")[2].split("\\n")[0].strip()


@pytest.mark.timeout(300)
def test_planning_by_one_sdk_and_code_by_the_other(
    settings: Settings, engine: Engine, scope: Scope, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chosen, "validation", lambda _settings: passed)
    set_id, script = propose(scope, project), Script(answers)
    with serving(script) as address:
        wired = with_model(settings, address, codegen="claude_code")
        work(wired, engine)
        assert status(scope, set_id) == "awaiting_approval"
        approve(scope, set_id)
        work(wired, engine)
    assert status(scope, set_id) == "completed"
    with scope() as session:
        found = decision_sets.get(session, set_id)
        runs = {run.agent: run for run in agent_runs.of(session, found)}
        told = [e.payload_jsonb for e in events.after(session, project, 0, 1000) if e.type == "generation.authored"]
        assert [(t["provider"], t["outcome"], t["paths"]) for t in told] == [("claude_code", "written", [ADDED])]
        written = artifacts.at(session, found, ADDED)
        assert artifacts.at(session, found, "repo.zip").size_bytes
    assert written.origin == "model"
    assert runs["tech_stack"].provider == "anthropic"
    assert runs["codegen"].provider == "claude_code"
    assert runs["codegen"].cost_usd
    assert runs["codegen"].input_jsonb["outcome"] == "written"
    assert set(script.paths()) <= {"/v1/messages", "/v1/messages/count_tokens"}
