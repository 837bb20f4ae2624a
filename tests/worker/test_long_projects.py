"""The hundred-and-first version of a project: its history is told in short, once, and no prompt passes its budget."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from agents.models.language_model import estimate_tokens
from core import agent_runs, decision_sets, jobs
from core.model_roles import configured
from core.models.project import Project
from core.settings import Settings
from tests.agents.models.fake_server import Blocks, Body, Script, serving, text
from tests.conftest import Scope
from tests.worker.test_spending import BRIEF, status, with_model, work

WISH = "The budget was lowered, the region moved and a stream was asked for, then given up again. " * 15
TOLD = "The project moved its region and gave up a stream."


def answers(body: Body) -> Blocks:
    if "Summary of earlier versions" in str(body["system"]):
        return text(f'{{"text": "{TOLD}"}}')
    return text('{"found": []}' if "Second reading" in str(body["system"]) else "{}")


def sent(script: Script) -> list[str]:
    """Every prompt as it went out: system blocks and messages."""
    bodies = [
        one["body"] for one in script.seen if one["path"].startswith("/v1/messages") and "max_tokens" in one["body"]
    ]
    return ["\n".join(b["text"] for b in body["system"]) + str(body["messages"][0]["content"]) for body in bodies]


@pytest.mark.timeout(300)
def test_version_101_is_planned_within_every_budget(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    with scope() as session:
        for number in range(100):
            decision_sets.propose(session, project, brief=f"Change {number}: {WISH}").summary_md = WISH
        made = decision_sets.propose(session, project, brief=BRIEF)
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=made.id, accept_defaults=True))
        set_id = made.id
    script = Script(answers)
    with serving(script) as address:
        work(with_model(settings, address), engine)
    assert status(scope, set_id) == "awaiting_approval"
    with scope() as session:
        found = decision_sets.get(session, set_id)
        assert found.version == 101
        shown = [
            run.input_jsonb["context"]
            for run in agent_runs.of(session, found)
            if "parts" in (run.input_jsonb.get("context") or {})
        ]
    history = [part for context in shown for part in context["parts"] if part["title"] == "history"]
    assert len(history) == len(shown) > 16
    assert {part["state"] for part in history} == {"summarised"}
    assert all(context["prompt_tokens"] <= context["budget_tokens"] for context in shown)
    prompts = sent(script)
    assert max(estimate_tokens(prompt) for prompt in prompts) <= max(
        r.context_tokens for r in configured()["anthropic"].values()
    )
    assert sum("Summary of earlier versions" in prompt for prompt in prompts) == 1
    assert sum(TOLD in prompt for prompt in prompts) == len(shown)
