"""The repositories built on tables: deterministic, complete, in the words of the brief, quiet about the rest."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from decimal import Decimal

import pytest

from core.constraints import Constraints, Intake
from core.costs import CostEstimate, Range
from core.plan import Component, Plan
from core.reports import PolicyReport
from templates.bundle import with_manifest, zip_bytes
from templates.render import render
from templates.render_parts import repositories
from templates.render_trace import trace

ROLES = {
    "ingest.batch": "aws.ingest.s3_event_lambda",
    "store.lake": "aws.store.s3_parquet",
    "train.orchestrator": "aws.train.step_functions",
    "observe.metrics": "aws.observe.cloudwatch",
}
BRIEFS = {
    "demand_forecasting": {
        "retail": "Daily sales of every store, 7 days ahead.",
        "energy": "Electricity demand by area.",
        "parts": "Spare part demand of our depots.",
        "demand": "How much will be asked for?",
    },
    "recommender": {
        "shop": "Product tips for our web shop.",
        "media": "Recommend videos to viewers.",
        "news": "A feed of news for each reader.",
        "catalogue": "Rank what each user likes.",
    },
}
TITLES = {
    "retail": "Sales forecasts",
    "energy": "Load forecasts",
    "parts": "Spare part forecasts",
    "demand": "Demand forecasts",
    "shop": "Product tips for our web shop",
    "media": "Recommendations",
    "news": "Recommendations",
    "catalogue": "Recommendations",
}
CASES = [(archetype, domain) for archetype, briefs in BRIEFS.items() for domain in briefs]
HOSTILE = 'x"; rm -rf / #\n${aws.x} {{ 7*7 }} ``` <script>\u202eevil\u202c\x00 [a](javascript:1)'
OWN = {"mlsystem", "pipelines", "services"}
IMPORTED_AS = {"sklearn": "scikit-learn", "prometheus_client": "prometheus-client"}


def rendered(archetype: str, brief: str) -> dict[str, bytes]:
    parts = [
        Component.model_validate(
            {"id": r, "role": r, "pattern_id": p, "capability": r.split(".")[0], "cloud": "aws", "region": "eu-west-1"}
        )
        for r, p in ROLES.items()
    ]
    plan = Plan(
        archetype=archetype, archetype_reason="asked for", cloud="aws", region="eu-west-1", components=parts,
        choices=[], flows=[], mermaid="flowchart LR\n  a --> b", summary="A small system.",
    )  # fmt: skip
    ten = Decimal("10")
    estimate = CostEstimate(monthly_usd=Range(low=ten, expected=ten, high=ten), lines=[])
    return render(plan, Intake(brief=brief, constraints=Constraints()), {}, estimate, PolicyReport(results=[]))


@pytest.fixture(params=CASES, ids="-".join)
def case(request: pytest.FixtureRequest) -> tuple[str, str]:
    found: tuple[str, str] = request.param
    return found


@pytest.fixture
def files(case: tuple[str, str]) -> dict[str, bytes]:
    return rendered(case[0], BRIEFS[case[0]][case[1]])


def test_the_brief_picks_the_words_and_the_title(case: tuple[str, str], files: dict[str, bytes]) -> None:
    assert f"NAME = '{case[1]}'".encode() in files["src/mlsystem/domain.py"].replace(b'"', b"'")
    assert files["README.md"].decode().splitlines()[0][2:] == TITLES[case[1]]


def test_the_same_plan_gives_the_same_bytes(case: tuple[str, str], files: dict[str, bytes]) -> None:
    again = rendered(case[0], BRIEFS[case[0]][case[1]])
    assert zip_bytes(with_manifest(files)) == zip_bytes(with_manifest(again))


def test_hostile_text_reaches_documents_only(case: tuple[str, str], files: dict[str, bytes]) -> None:
    hostile = rendered(case[0], f"{BRIEFS[case[0]][case[1]][:-1]} {HOSTILE}")
    changed = {path for path in files if files[path] != hostile[path]}
    named = {"pyproject.toml", *(f"infra/envs/{e}/{f}.tf" for e in ("dev", "prod") for f in ("main", "backend"))}
    assert changed <= {"README.md", "docs/architecture.md", *named}
    assert not re.search("[\u202a-\u202e\x00]", "".join(b.decode() for b in hostile.values()))


def test_configuration_and_contracts_parse_and_have_their_keys(files: dict[str, bytes]) -> None:
    tables = {p: tomllib.loads(b.decode()) for p, b in files.items() if p.startswith("conf/")}
    assert {"at_least", "at_most", "champion", "slices"} == set(tables["conf/gates.toml"])
    contracts = [json.loads(b) for p, b in files.items() if p.startswith("contracts/")]
    assert len(contracts) >= 2
    for contract in contracts:
        assert {"at", *contract["primary_key"]} <= {column["name"] for column in contract["columns"]}


def test_every_import_is_locked(files: dict[str, bytes]) -> None:
    locked = {re.split(r"[=\[]", line)[0] for line in files["requirements.lock"].decode().splitlines()}
    for path, data in files.items():
        if path.endswith(".py") and path.startswith(("src/", "pipelines/", "services/")):
            for module in imported(ast.parse(data)) - OWN - sys.stdlib_module_names:
                assert IMPORTED_AS.get(module, module) in locked, f"{path} imports {module}"


def test_steps_that_are_scheduled_exist_and_can_be_started(case: tuple[str, str], files: dict[str, bytes]) -> None:
    kind = repositories()[case[0]]
    for step in [*kind["scheduled_steps"], *filter(None, [kind.get("default_job")]), "pipelines.demo"]:
        assert b"if __name__ ==" in files[f"{step.replace('.', '/')}.py"]


def test_paths_the_documents_link_to_exist(files: dict[str, bytes]) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", files["README.md"].decode())
    assert len(links) >= 5
    assert [link for link in links if link not in files] == []


def test_every_file_has_an_owner_and_stays_short(files: dict[str, bytes]) -> None:
    assert set(trace(list(files))) == set(files)
    code = [p for p in files if p.endswith(".py") and p.startswith(("src/", "pipelines/", "services/"))]
    assert [p for p in code if len(files[p].splitlines()) > 200] == []


def imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found
