from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DBAPIError

from core import agent_runs, db, decision_sets, events, projects
from core.agent_runs import Key, Producer
from core.models.event import Event
from core.models.project import Project
from tests.conftest import Scope


def test_a_change_and_its_event_are_one_transaction(scope: Scope, project: Project) -> None:
    with pytest.raises(ZeroDivisionError), scope() as session:
        assert decision_sets.propose(session, project, brief="never").version / 0
    with scope() as session:
        decision_sets.propose(session, project, brief="once")
    with scope() as session:
        log = events.after(session, project, 0)
        assert [(e.seq, e.type, e.actor) for e in log] == [
            (1, "project.created", "system"),
            (2, "decision_set.proposed", "tester"),
        ]
        assert events.verify(session, project) is None


def test_seq_is_gapless_under_concurrent_writers(scope: Scope, project: Project) -> None:
    def write(number: int) -> None:
        for step in range(10):
            with scope() as session:
                events.append(session, project, "test.step", {"writer": number, "step": step, "float": 1e22})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    with scope() as session:
        assert [e.seq for e in events.after(session, project, 0)] == list(range(1, 82))
        assert events.verify(session, project) is None


def test_writers_that_refer_to_a_project_do_not_wait_for_each_other_in_a_circle(scope: Scope, project: Project) -> None:
    """A row that refers to the project holds its key until the commit, which is when the event is appended."""
    together = Barrier(2)

    def write(number: int) -> None:
        with scope() as session:
            decision_set = decision_sets.get(session, made[number])
            agent_runs.record(session, decision_set, Key("a", 1, "0" * 64), {}, None, Producer("none"))
            together.wait(10)

    made = []
    for _ in range(2):
        with scope() as session:
            made.append(decision_sets.propose(session, project, brief="x").id)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))
    with scope() as session:
        assert [e.type for e in events.after(session, project, 3)] == ["agent.completed"] * 2


def test_a_reader_by_seq_never_skips_what_commits_late(engine: Engine, scope: Scope, project: Project) -> None:
    seen: list[int] = []

    def write(_: int) -> None:
        for _step in range(15):
            with scope() as session:
                events.append(session, project, "test.step")

    with ThreadPoolExecutor(8) as pool:
        writing = [pool.submit(write, n) for n in range(8)]
        while not all(w.done() for w in writing) or len(seen) < 121:
            with scope() as session:
                seen += [e.seq for e in events.after(session, project, seen[-1] if seen else 0)]
    assert seen == list(range(1, 122))


@pytest.mark.parametrize("statement", ["update events set actor = 'x'", "delete from events", "truncate events"])
def test_not_even_the_owner_rewrites_the_log(superuser_url: str, project: Project, statement: str) -> None:
    with psycopg.connect(superuser_url) as connection, pytest.raises(psycopg.Error, match="append-only"):
        connection.execute(statement)  # type: ignore[arg-type]


def test_the_application_cannot_rewrite_the_log(scope: Scope, project: Project) -> None:
    with pytest.raises(DBAPIError, match="permission denied"), scope() as session:
        session.execute(text("update events set actor = 'x'"))


@pytest.mark.parametrize(
    ("tampering", "seq"),
    [
        ('update events set payload_jsonb = \'{"name": "Other"}\' where seq = 2', 2),
        ("update events set actor = 'somebody' where seq = 3", 3),
        ("delete from events where seq = 2", 2),
        ("delete from events where seq = 3", 3),
    ],
)
def test_verify_finds_the_first_broken_link(
    scope: Scope, project: Project, superuser_url: str, tampering: str, seq: int
) -> None:
    with scope() as session:
        events.append(session, project, "test.one", {"name": "One"})
        events.append(session, project, "test.two")
    with psycopg.connect(superuser_url) as connection:
        connection.execute("alter table events disable trigger user")
        connection.execute(tampering)  # type: ignore[arg-type]
    with scope() as session:
        found = events.verify(session, project)
    assert found is not None
    assert found.seq == seq


def test_a_commit_wakes_listeners_with_ids_only(database: str, scope: Scope, project: Project) -> None:
    with psycopg.connect(database, autocommit=True) as listener:
        listener.execute(f"listen {events.CHANNEL}")
        with scope() as session:
            events.append(session, project, "test.secret", {"text": "not in the hint"})
        notices = list(listener.notifies(timeout=2, stop_after=1))
    assert [n.payload for n in notices] == [f'{{"p": "{project.id}", "s": 2}}']


def test_text_postgres_cannot_hold_is_made_storable(scope: Scope, project: Project) -> None:
    with scope() as session:
        events.append(session, project, "test.odd", {"text": "a\x00b\ud800c", "big": 2**80})
    with scope() as session:
        stored = session.scalars(select(Event).where(Event.seq == 2)).one()
        assert stored.payload_jsonb["text"] == "a\ufffdb?c"
        assert events.verify(session, project) is None


def test_projects_are_found_by_their_owner_only(engine: Engine, project: Project) -> None:
    with db.session_scope(engine, owner_id=project.owner_id) as session:
        assert [p.id for p in projects.owned(session, project.owner_id)] == [project.id]
    with db.session_scope(engine) as session:
        assert projects.owned(session, project.owner_id) == []
