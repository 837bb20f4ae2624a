"""The database goes away or is too old, the disk is full, names try tricks: every answer says so in words."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, create_engine, event

from core import schema
from core.errors import Unavailable
from core.storage_local import LocalStore, NotWritable
from tests.api.designs import plan_it

TRICKS = (
    "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "/etc/passwd", "//etc/passwd", "a/../../b", "./.git/config",
    "..\\..\\windows", "C:\\windows", "a\x00b", "file:///etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "a" * 5000,
)  # fmt: skip
KEY = f"p/00000000-0000-4000-8000-000000000001/sha256/{'a' * 64}"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_database_that_went_away_is_503_and_says_when_to_try_again(client: TestClient, method: str) -> None:
    app: Any = client.app
    kept, app.state.engine = app.state.engine, create_engine("postgresql+psycopg://a:b@127.0.0.1:1/none")
    try:
        answer = client.request(method, "/projects", json={"name": "x"} if method == "POST" else None)
        assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
        assert "database" in answer.json()["detail"]
        assert "127.0.0.1" not in answer.text
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200
    finally:
        app.state.engine = kept
    assert client.get("/projects").status_code == 200


def test_a_connection_cut_in_the_middle_changes_nothing(client: TestClient, superuser_url: str) -> None:
    import psycopg

    served: Engine = client.app.state.engine  # type: ignore[attr-defined]

    def cut(*_: object) -> None:
        with psycopg.connect(superuser_url, autocommit=True) as admin:
            admin.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'service'")

    event.listen(served, "commit", cut)
    answer = client.post("/projects", json={"name": "Half"})
    event.remove(served, "commit", cut)
    assert answer.status_code == 503
    assert client.get("/projects").json()["items"] == []


def test_a_database_that_is_too_old_is_named(migrator_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "OLDEST", 990000)
    with pytest.raises(Unavailable, match=r"PostgreSQL 99 or newer is required; this one reports \d+"):
        schema.upgrade(migrator_url)


def test_a_full_disk_is_named_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = LocalStore(tmp_path)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritable, match="No space left on device"):
        store.put(KEY, b"x", "a" * 64)
    monkeypatch.undo()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "download.key"]
    assert store.put(KEY, b"x", "a" * 64) is True


def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    (tmp_path / "objects").write_text("in the way")
    with pytest.raises(NotWritable, match=r"File exists|Not a directory"):
        LocalStore(tmp_path)


@pytest.mark.parametrize("name", TRICKS, ids=range(len(TRICKS)))
def test_tricks_in_names_reach_no_file(client: TestClient, engine: Engine, proposed: dict[str, Any], name: str) -> None:
    plan_it(engine, proposed)
    answer = client.get(f"/decision-sets/{proposed['decision_set_id']}/files/{quote(name, safe='/%')}")
    assert answer.status_code in (400, 404, 422), answer.text
    assert "root:" not in answer.text
    made = client.post("/projects", json={"name": name})
    assert made.status_code in (201, 422)
    if made.status_code == 201:
        log = client.get(f"/projects/{made.json()['id']}/audit.jsonl")
        assert log.headers["content-disposition"] == f'attachment; filename="audit-{made.json()["id"]}.jsonl"'


@pytest.mark.parametrize("key", ["../seal.key", "p/../../download.key", f"{KEY}/../../x", "", "p/x/sha256/y"])
def test_tricks_in_object_keys_reach_no_file(client: TestClient, key: str) -> None:
    asked = {"expires": 9_999_999_999, "filename": "x", "signature": "0" * 64}
    assert client.get(f"/objects/{key}", params=asked).status_code in (403, 404)
