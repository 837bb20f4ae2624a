"""The embedded cluster: shared, taken over, recovered, and clear about what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from core import postgres_server, schema
from core.errors import Unavailable
from core.postgres import Cluster, Supervisor, answers, read_record
from core.settings import Settings

ROOT = Path(__file__).parents[2]
OWNER_PROCESS = """
import sys, time
from pathlib import Path
from core.postgres import Supervisor
from core.settings import Settings
home = Path(sys.argv[1])
Supervisor(Settings(env="test", data_dir=home, postgres_dir=home, postgres_durable=False)).start()
print("ready", flush=True)
time.sleep(600)
"""


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="amp-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def supervisor(home: Path, durable: bool = False) -> Supervisor:
    return Supervisor(Settings(env="test", data_dir=home, postgres_dir=home, postgres_durable=durable))


def table(cluster: Cluster, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.url("migrator"), autocommit=True) as connection:
        done = connection.execute(statement)  # type: ignore[arg-type]
        return done.fetchall() if done.description else []


def postmaster(home: Path) -> int:
    return int((home / "postgres" / "postmaster.pid").read_text().splitlines()[0])


def other_owner(home: Path) -> subprocess.Popen[bytes]:
    """Another process that has started the cluster and owns it."""
    command = [sys.executable, "-c", OWNER_PROCESS, str(home)]
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    owner = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"ready\n"
    return owner


def await_successor(running: Supervisor, home: Path, before: int) -> None:
    cluster = running.start()
    deadline = time.monotonic() + 30
    while not answers(cluster) or postmaster(home) == before:
        assert running.failure is None
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_starts_stops_and_starts_again_with_its_data(home: Path) -> None:
    first = supervisor(home)
    cluster = first.start()
    table(cluster, "create table kept as select 42 as n")
    first.stop()
    assert not answers(cluster)
    second = supervisor(home)
    try:
        assert table(second.start(), "select n from kept") == [(42,)]
    finally:
        second.stop()


def test_the_record_is_private_and_passwords_are_required(home: Path) -> None:
    running = supervisor(home)
    try:
        cluster = running.start()
        assert (home / "postgres.json").stat().st_mode & 0o777 == 0o600
        wrong = cluster.url().replace(cluster.service, "guess")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)
    finally:
        running.stop()


def test_a_killed_server_comes_back_with_what_was_committed(home: Path) -> None:
    running = supervisor(home, durable=True)
    try:
        cluster = running.start()
        table(cluster, "create table kept as select 42 as n")
        os.kill(postmaster(home), signal.SIGKILL)
        deadline = time.monotonic() + 30
        while not answers(cluster):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert table(cluster, "select n from kept") == [(42,)]
    finally:
        running.stop()


def test_a_second_process_takes_over_when_the_owner_is_killed(home: Path) -> None:
    owner = other_owner(home)
    running = supervisor(home)
    try:
        cluster = running.start()
        table(cluster, "create table kept as select 42 as n")
        before = postmaster(home)
        owner.kill()
        owner.wait()
        await_successor(running, home, before)
        assert table(cluster, "select n from kept") == [(42,)]
    finally:
        owner.kill()
        running.stop()


def test_a_second_process_waits_for_the_dead_owners_server_to_leave(home: Path) -> None:
    owner = other_owner(home)
    running = supervisor(home)
    try:
        running.start()
        leaving = postmaster(home)
        os.kill(leaving, signal.SIGSTOP)  # a shutdown that takes its time, as on a busy machine
        owner.kill()
        owner.wait()
        time.sleep(1)
        assert running.failure is None
        os.kill(leaving, signal.SIGCONT)
        await_successor(running, home, leaving)
    finally:
        owner.kill()
        running.stop()


def test_opening_twice_migrates_once(home: Path) -> None:
    settings = Settings(env="test", data_dir=home, postgres_dir=home, postgres_durable=False)
    try:
        first, second = schema.open_database(settings), schema.open_database(settings)
        assert first.url == second.url
    finally:
        schema.supervisor(settings).stop()


def test_parent_folders_keep_their_modes(home: Path) -> None:
    before = [(p, p.stat().st_mode) for p in home.parents]
    running = supervisor(home)
    try:
        running.start()
        assert [(p, p.stat().st_mode) for p in home.parents] == before
    finally:
        running.stop()


def test_a_place_that_cannot_be_used_is_named(home: Path) -> None:
    (home / "file").write_text("in the way")
    settings = Settings(env="test", data_dir=home, postgres_dir=home / "file")
    with pytest.raises(Unavailable, match="cannot be created"):
        Supervisor(settings).start()


def test_what_never_started_can_be_stopped(home: Path) -> None:
    Supervisor(Settings(data_dir=home)).stop()


@pytest.mark.parametrize(
    ("said", "cause"),
    [
        ("FATAL:  could not write lock file: No space left on device", "the disk is full"),
        ("FATAL:  database files are incompatible with server", "another PostgreSQL version"),
        ("FATAL:  data directory has invalid permissions", "invalid permissions"),
    ],
)
def test_reasons_are_told_in_words(said: str, cause: str) -> None:
    assert cause in postgres_server._cause(said)


def test_a_database_that_is_down_is_told_in_words() -> None:
    with pytest.raises(Unavailable, match="does not answer"):
        schema.upgrade("postgresql://a:b@127.0.0.1:1/none")


def test_a_broken_record_is_no_record(home: Path) -> None:
    (home / "postgres.json").write_text(json.dumps({"port": 1}))
    assert read_record(home / "postgres.json") is None
