"""Chat through the worker: facts by the expert, words by a model, changes only ever proposed."""

from __future__ import annotations

import json
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from core import agent_runs, decision_sets, events, jobs
from core.models.project import Project
from core.settings import Settings
from tests.agents.models.fake_server import Blocks, Body, Script, serving, text
from tests.conftest import Scope
from tests.worker.test_spending import propose, status, with_model, work


def saying(words: str) -> Any:
    def answers(_: Body) -> Blocks:
        return text(json.dumps({"text": words}))

    return answers


def say(scope: Scope, project: Project, said: str) -> None:
    message = uuid4()
    with scope() as session:
        events.append(session, project, "chat.message", {"id": message, "text": said, "role": "user"})
        jobs.enqueue(session, jobs.AnswerMessage(message_id=message))


def replies(scope: Scope, project: Project) -> list[dict[str, Any]]:
    with scope() as session:
        return [e.payload_jsonb for e in events.after(session, project, 0) if e.type == "chat.answer"]


def test_chat_answers_questions_and_proposes_changes(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    set_id = propose(scope, project)
    work(settings, engine)
    for said in ("Why not Kafka?", "make it cheaper", "thanks a lot!", "Use a budget of $350 a month"):
        say(scope, project, said)
        work(settings, engine)
    why, cheaper, thanks, change = replies(scope, project)
    assert "ingest.stream" in why["text"]
    assert {"kind": "card", "id": "tech_stack", "label": why["links"][-1]["label"]} in why["links"]
    assert "saves $" in cheaper["text"]
    assert "no requirement" in thanks["text"]
    assert "Budget: $400.00 → $350.00" in change["text"]
    assert change["decision_set_id"] != str(set_id)
    with scope() as session:
        versions = decision_sets.versions(session, project)
        before = decision_sets.intake(decision_sets.get(session, set_id)).constraints.budget.monthly_usd
    assert [one.version for one in versions] == [2, 1]
    assert before is not None
    assert before.value == 400


def test_words_of_a_model_that_add_a_figure_are_not_said(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    propose(scope, project)
    work(settings, engine)
    say(scope, project, "make it cheaper")
    with serving(Script(saying("You would save $9,999 a month."))) as address:
        work(with_model(settings, address), engine)
    (reply,) = replies(scope, project)
    assert "9,999" not in reply["text"]
    assert "saves $" in reply["text"]
    assert reply["model"]["outcome"] == "objected"


def asked(scope: Scope, project: Project, settings: Settings, engine: Engine, *words: str) -> list[dict[str, Any]]:
    propose(scope, project)
    work(settings, engine)
    for said in words:
        say(scope, project, said)
        work(settings, engine)
    return replies(scope, project)


def test_do_it_turns_the_last_what_if_into_a_version(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    said = ("What if the budget were $350 a month?", "do it", "do it")
    what_if, done, again = asked(scope, project, settings, engine, *said)
    assert what_if["offer"]
    assert "Nothing has been changed" in what_if["text"]
    assert "decision_set_id" not in what_if
    assert "Budget: $400.00 → $350.00" in done["text"]
    assert done["version"] == 2
    assert "no offer" in again["text"]
    with scope() as session:
        assert [one.version for one in decision_sets.versions(session, project)] == [2, 1]


@pytest.mark.parametrize(
    ("said", "path", "after", "words"),
    [
        ("Please remove SageMaker", "tooling.forbid", ["sagemaker"], "Not wanted: not set → sagemaker"),
        ("halve the budget", "budget.monthly_usd", 200.0, "Budget: $400.00 → $200.00"),
    ],
)
def test_a_version_is_what_the_answer_says_it_is(
    settings: Settings, engine: Engine, scope: Scope, project: Project, said: str, path: str, after: object, words: str
) -> None:
    (told,) = asked(scope, project, settings, engine, said)
    assert words in told["text"]
    with scope() as session:
        newest = next(iter(decision_sets.versions(session, project)))
        facts = dict(decision_sets.intake(newest).constraints.leaves())
    assert newest.version == 2
    assert facts[path].value == after


def test_what_nobody_decided_gets_an_honest_answer(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    (reply,) = asked(scope, project, settings, engine, "Who is the president?")
    assert "make nothing up" in reply["text"]
    assert "why not Kafka" in reply["text"]
    assert reply["agents"] == []


@pytest.mark.parametrize(
    ("words", "holds"), [("It takes four to six weeks.", True), ("The president approves it for $12.", False)]
)
def test_a_model_answers_from_the_whole_design_or_nobody_does(
    settings: Settings, engine: Engine, scope: Scope, project: Project, words: str, holds: bool
) -> None:
    set_id = propose(scope, project)
    work(settings, engine)
    say(scope, project, "Who is the president?")
    with serving(Script(saying(words))) as address:
        work(with_model(settings, address), engine)
    (reply,) = replies(scope, project)
    assert (reply["text"] == words) is holds
    assert ("make nothing up" in reply["text"]) is not holds
    assert reply["model"]["outcome"] == ("answered" if holds else "objected")
    with scope() as session:
        runs = agent_runs.of(session, decision_sets.get(session, set_id))
        assert [run.provider for run in runs if run.agent == "chat"] == ["anthropic"]


def test_a_version_without_a_design_says_what_stands_in_its_way(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    with scope() as session:
        made = decision_sets.propose(
            session, project, brief="Score payments for fraud in 1 ms at p95 for $5 a month, hard limit, on AWS."
        )
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=made.id, accept_defaults=True))
        set_id = made.id
    work(settings, engine)
    assert status(scope, set_id) == "infeasible"
    say(scope, project, "why?")
    work(settings, engine)
    (reply,) = replies(scope, project)
    assert "no design meets its brief" in reply["text"]


def test_who_has_no_answer_to_a_question_is_told_the_ways_on(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    with scope() as session:
        made = decision_sets.propose(session, project, brief="How much bread should each of our shops bake tomorrow?")
        jobs.enqueue(session, jobs.PlanDecisionSet(decision_set_id=made.id))
        set_id = made.id
    work(settings, engine)
    assert status(scope, set_id) == "needs_input"
    say(scope, project, "no more questions please, just go on")
    work(settings, engine)
    (reply,) = replies(scope, project)
    assert "it waits for answers" in reply["text"]
    assert "accept all defaults" in reply["text"]
    assert ".." not in reply["text"]


def test_while_a_new_version_waits_questions_are_about_the_newest_design(
    settings: Settings, engine: Engine, scope: Scope, project: Project
) -> None:
    propose(scope, project)
    work(settings, engine)
    with scope() as session:
        first = next(iter(decision_sets.versions(session, project)))
        decision_sets.propose(session, project, brief="Move it to GCP", parent=first)
    say(scope, project, "Who approves?")
    work(settings, engine)
    (reply,) = replies(scope, project)
    assert reply["version"] == 1
    assert "nothing approves itself" in reply["text"]
