from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from core.settings import Settings
from tests.api.designs import ZIP, finish_it, implement_it, plan_it, report_it, sha256
from tests.api.test_gates import decide

FILES = {"README.md": "# Überblick\n".encode(), "app/main.py": b"x = 1\n", "logo.png": b"\x89PNG\xff\x00"}


@pytest.fixture
def completed(client: TestClient, engine: Engine, settings: Settings, proposed: dict[str, Any]) -> dict[str, Any]:
    plan_it(engine, proposed)
    decide(client, proposed)
    finish_it(engine, settings, proposed, FILES)
    return proposed


def test_the_tree_and_one_file_with_its_origin(client: TestClient, completed: dict[str, Any]) -> None:
    base = f"/decision-sets/{completed['decision_set_id']}/files"
    tree = client.get(base).json()["items"]
    assert [(f["path"], f["sha256"], f["size_bytes"], f["origin"]) for f in tree] == [
        (path, sha256(body), len(body), "template") for path, body in sorted(FILES.items())
    ]
    assert client.get(f"{base}/README.md").json()["content"] == "# Überblick\n"
    assert client.get(f"{base}/app/main.py").json()["origin"] == "template"
    picture = client.get(f"{base}/logo.png").json()
    assert (picture["content"], picture["omitted"]) == (None, "binary")


@pytest.mark.parametrize(
    "path", ["nope", "app", "../README.md", "%2e%2e/README.md", "..%2fetc%2fpasswd", "%2fetc%2fpasswd", "app//main.py"]
)
def test_paths_that_are_not_files_of_the_set(client: TestClient, completed: dict[str, Any], path: str) -> None:
    answer = client.get(f"/decision-sets/{completed['decision_set_id']}/files/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["%00", "a%09b", "x" * 501])
def test_paths_no_file_can_have(client: TestClient, completed: dict[str, Any], path: str) -> None:
    assert client.get(f"/decision-sets/{completed['decision_set_id']}/files/{path}").status_code == 422


def test_the_report_can_be_read_before_the_repository_exists(
    client: TestClient, engine: Engine, settings: Settings, proposed: dict[str, Any]
) -> None:
    plan_it(engine, proposed)
    base = f"/decision-sets/{proposed['decision_set_id']}"
    assert client.get(f"{base}/report").status_code == 404
    report_it(engine, settings, proposed, "# Churn")
    assert client.get(f"{base}/report").json()["content"] == "# Churn"
    assert client.get(f"{base}/files").json()["items"] == []


def test_everybody_who_decided_is_among_the_decisions(
    client: TestClient, engine: Engine, completed: dict[str, Any]
) -> None:
    implement_it(engine, completed)
    decisions = client.get(f"/decision-sets/{completed['decision_set_id']}").json()["decisions"]
    assert list(decisions) == ["tech_stack", "code_inference", "final_critic"]


def test_download_by_a_link_that_is_signed_and_ends(client: TestClient, completed: dict[str, Any]) -> None:
    (offered,) = client.get(f"/decision-sets/{completed['decision_set_id']}/artifacts").json()["items"]
    assert (offered["path"], offered["kind"], offered["sha256"]) == ("repo.zip", "repo_zip", sha256(ZIP))
    moved = client.get(f"/artifacts/{offered['id']}/download")
    assert moved.status_code == 307
    link = moved.headers["location"]
    got = client.get(link)
    assert got.content == ZIP
    assert got.headers["content-disposition"] == "attachment; filename*=UTF-8''repo.zip"
    path, query = urlsplit(link).path, dict(parse_qsl(urlsplit(link).query))
    for change in ({"signature": "0" * 64}, {"filename": "other.zip"}, {"expires": "9999999999"}, {"expires": "1"}):
        refused = client.get(f"{path}?{urlencode({**query, **change})}")
        assert (refused.status_code, refused.json()["code"]) == (403, "link_refused")


def test_object_links_reach_objects_only(client: TestClient, completed: dict[str, Any]) -> None:
    query = urlencode({"filename": "x", "expires": 9999999999, "signature": "0" * 64})
    for key in ("../postgres.json", "%2e%2e/postgres.json", "p/x", "%00"):
        assert client.get(f"/objects/{key}?{query}").status_code in (403, 404)


def test_the_diff_of_two_versions(
    client: TestClient, engine: Engine, settings: Settings, project_id: str, completed: dict[str, Any]
) -> None:
    text = {"text": "Cheaper, please."}
    second = client.post(f"/projects/{project_id}/constraints", json=text).json()
    plan_it(engine, second, usd="80.00", pattern="aws.serve.b")
    decide(client, second)
    finish_it(engine, settings, second, {**FILES, "app/main.py": b"x = 2\n", "new.txt": b"n\n"})
    url = f"/decision-sets/{second['decision_set_id']}/diff"
    diff = client.get(url, params={"against": completed["decision_set_id"]}).json()
    assert (diff["before"]["version"], diff["after"]["version"]) == (1, 2)
    assert [(c["path"], c["before"], c["after"]) for c in diff["constraints"]] == [("budget.monthly_usd", 100.0, 80.0)]
    assert [(d["agent"], d["changes"][0]["path"]) for d in diff["decisions"]] == [("tech_stack", "serve")]
    assert [c["role"] for c in diff["components"]] == ["serve.online"]
    assert (diff["cost"]["usd"], diff["cost"]["pct"]) == ("-20.00", -20.0)
    assert diff["policies"] == []
    changed = {f["path"]: f for f in diff["files"]}
    assert {path: f["status"] for path, f in changed.items()} == {"app/main.py": "modified", "new.txt": "added"}
    assert "-x = 1\n+x = 2\n" in changed["app/main.py"]["diff"]
    same = client.get(url, params={"against": second["decision_set_id"]}).json()
    assert (same["files"], same["decisions"], same["cost"]["usd"]) == ([], [], "0.00")


def test_a_diff_against_another_project_is_not_found(client: TestClient, completed: dict[str, Any]) -> None:
    other = client.post("/projects", json={"name": "Other"}).json()["id"]
    stranger = client.post(f"/projects/{other}/constraints", json={"text": "Something"}).json()["decision_set_id"]
    url = f"/decision-sets/{completed['decision_set_id']}/diff"
    assert client.get(url, params={"against": stranger}).status_code == 404
    assert client.get(url).status_code == 422
