"""The repositories built on records: deterministic, complete, and quiet about what a brief contains."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib

import pytest

from templates.bundle import with_manifest, zip_bytes
from templates.render_parts import repositories
from templates.render_trace import trace
from tests.templates.repo.repositories import rendered

MANAGED = ("asr_calls", "batch_llm_documents", "cv_edge", "medical_imaging", "moderation")
ARCHETYPES = (*MANAGED, "iot_anomaly", "low_data_poc")
HOSTILE = 'x"; rm -rf / #\n${aws.x} {{ 7*7 }} ``` <script>\u202eevil\u202c\x00'
OWN = {"mlsystem", "pipelines", "services"}
IMPORTED_AS = {"PIL": "pillow", "sklearn": "scikit-learn", "prometheus_client": "prometheus-client"}


@pytest.fixture(params=ARCHETYPES)
def archetype(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_same_plan_gives_the_same_bytes(archetype: str) -> None:
    assert zip_bytes(with_manifest(rendered(archetype))) == zip_bytes(with_manifest(rendered(archetype)))


def test_hostile_text_reaches_documents_only(archetype: str) -> None:
    calm, hostile = rendered(archetype), rendered(archetype, name=HOSTILE)
    changed = {path for path in calm if calm[path] != hostile[path]}
    assert not [p for p in changed if p.endswith((".py", ".json")) or p.startswith("conf/")]
    assert not re.search("[\u202a-\u202e\x00]", "".join(b.decode() for b in hostile.values()))


def test_configuration_parses_and_the_contract_has_its_key(archetype: str) -> None:
    files = rendered(archetype)
    tables = {p: tomllib.loads(b.decode()) for p, b in files.items() if p.startswith("conf/") and p.endswith(".toml")}
    assert {"at_least", "at_most", "champion", "slices"} == set(tables["conf/gates.toml"])
    assert (archetype in MANAGED) == bool(tables.get("conf/cloud.toml", {}).get("model"))
    contracts = [json.loads(b) for p, b in files.items() if p.startswith("conf/contracts/")]
    assert contracts
    for contract in contracts:
        labelled = "labelled_at" if archetype != "iot_anomaly" else contract["time"]
        assert {contract["key"], contract["time"], labelled} <= {field["name"] for field in contract["fields"]}


def test_every_import_is_locked(archetype: str) -> None:
    files = rendered(archetype)
    locked = {re.split(r"[=\[]", line)[0] for line in files["requirements.lock"].decode().splitlines()}
    for path, data in files.items():
        if path.endswith(".py") and path.startswith(("src/", "pipelines/", "services/")):
            for module in imported(ast.parse(data)) - OWN - sys.stdlib_module_names:
                assert IMPORTED_AS.get(module, module) in locked, f"{path} imports {module}"


def test_steps_that_are_scheduled_exist_and_can_be_started(archetype: str) -> None:
    files, kind = rendered(archetype), repositories()[archetype]
    for step in [*kind["scheduled_steps"], *filter(None, [kind.get("default_job")]), "pipelines.demo"]:
        assert b"if __name__ ==" in files[f"{step.replace('.', '/')}.py"]


def test_every_file_has_an_owner_and_stays_short(archetype: str) -> None:
    files = rendered(archetype)
    assert set(trace(list(files))) == set(files)
    code = [p for p in files if p.endswith(".py") and p.startswith(("src/", "pipelines/", "services/"))]
    assert code
    assert [p for p in code if len(files[p].splitlines()) > 150] == []


def test_the_lock_has_hashes_and_no_address(archetype: str) -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = rendered(archetype)[name].decode()
        assert "://" not in lock
        assert all("--hash=sha256:" in block for block in re.split(r"\n(?=[a-z])", lock))


def imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
