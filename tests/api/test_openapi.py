from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from fastapi import FastAPI
from openapi_spec_validator import validate

from api import openapi, openapi_file, reference_page

LINTER = Path(__file__).with_name("lint_openapi.mjs")


def test_the_committed_description_is_the_one_the_code_gives() -> None:
    assert openapi_file.COMMITTED.read_text() == openapi_file.text(), "run: make openapi"


def test_it_is_valid_and_every_operation_has_a_clean_id_and_problem_answers(app: FastAPI) -> None:
    description = openapi.describe(app)
    validate(json.loads(json.dumps(description)))
    operations = [op for path in description["paths"].values() for op in path.values()]
    assert len({op["operationId"] for op in operations}) == len(operations)
    for operation in operations:
        assert "application/problem+json" in operation["responses"]["500"]["content"]


def lint(description: Path) -> subprocess.CompletedProcess[str]:
    command = ["node", str(LINTER), str(description)]
    return subprocess.run(command, cwd=LINTER.parents[2], capture_output=True, text=True, check=False, timeout=120)


def test_a_linter_finds_nothing_in_it(tmp_path: Path) -> None:
    done = lint(openapi_file.COMMITTED)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
    broken = tmp_path / "broken.json"
    broken.write_text(openapi_file.COMMITTED.read_text().replace('"operationId": "create_project",', ""))
    refused = lint(broken)
    assert refused.returncode == 1
    assert "operation-operationId" in refused.stdout


def test_every_route_but_the_probes_needs_somebody_signed_in(app: FastAPI) -> None:
    from fastapi.testclient import TestClient

    open_to_all = {"/healthz", "/readyz"}
    stranger = TestClient(app, "http://127.0.0.1", client=("192.0.2.7", 1), raise_server_exceptions=False)
    some_id = "00000000-0000-4000-8000-000000000000"
    for path, operations in openapi.describe(app)["paths"].items():
        for method in operations:
            url = path.replace("{job_id}", "1").replace("{path}", "a")
            for name in ("project_id", "decision_set_id", "artifact_id", "key_id", "webhook_id", "delivery_id"):
                url = url.replace(f"{{{name}}}", some_id)
            if path not in open_to_all:
                assert stranger.request(method, url).status_code == 403, (method, path)


def test_the_reference_page_lists_every_operation(app: FastAPI) -> None:
    from fastapi.testclient import TestClient

    page = TestClient(app, "http://127.0.0.1", client=("127.0.0.1", 1)).get("/docs")
    assert page.status_code == 200
    for path, operations in openapi.describe(app)["paths"].items():
        for method in operations:
            assert f"{method.upper()} {path}<" in page.text
    assert "https://" not in page.text


def test_the_reference_page_says_what_a_route_takes_and_answers(app: FastAPI) -> None:
    text = reference_page.page(openapi.describe(app))
    approve = text.partition("POST /decision-sets/{decision_set_id}/approve<")[2].partition("</details>")[0]
    assert "<code>If-Match</code><td>header" in approve
    assert "<code>plan_sha256</code>" in approve
    assert "<code>412</code>" in approve
    assert "<script" not in text


def test_the_guide_for_integrators_names_routes_that_exist(app: FastAPI) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
    named = {re.sub(r"\$[A-Z]+|\{[a-z]+\}", "*", path) for path in re.findall(r"(?:\$AMP|GET )(/[\w/${}.-]+)", guide)}
    known = {re.sub(r"\{[a-z_]+\}", "*", path) for path in openapi.describe(app)["paths"]}
    assert len(named) > 8
    assert named - known == set()
