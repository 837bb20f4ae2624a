"""Facts read from rendered files: each finding is found, and its clean twin is not."""

from __future__ import annotations

import pytest

from core.reports import Check
from policies import packs
from policies.engine import evaluate
from policies.repository.facts import repository_facts

TAGS = 'default_tags {\n tags = { owner = var.owner, env = "prod", "cost-center" = "c1", data_class = "pii" }\n }'
CLEAN = {
    "infra/main.tf": f'provider "aws" {{\n region = var.region\n {TAGS}\n}}\n'.encode(),
    "infra/budget.tf": b"""
variable "alerts" { default = [50, 80, 100] }
resource "aws_budgets_budget" "month" {
  dynamic "notification" {
    for_each = toset(var.alerts)
    content { threshold = notification.value }
  }
}
""",
    "infra/lake.tf": b"""
resource "aws_s3_bucket" "lake" { bucket = "lake" }
resource "aws_s3_bucket_public_access_block" "lake" {
  bucket = aws_s3_bucket.lake.id
  block_public_acls = true
  block_public_policy = true
  ignore_public_acls = true
  restrict_public_buckets = true
}
data "aws_iam_policy_document" "read" {
  statement {
    actions = ["s3:GetObject"]
    resources = ["*"]
  }
}
""",
    ".github/workflows/ci.yml": (
        "on: push\npermissions: {contents: read}\njobs:\n  t:\n    steps:\n      - uses: actions/checkout@" + "a" * 40
    ).encode(),
    "Dockerfile": b"ARG PY=3.12-slim\nFROM python:${PY} AS build\nFROM build\nUSER 10001\n",
    "src/app.py": b"import os\nTOKEN = os.environ['SERVICE_TOKEN']\npassword = settings.database_password\n",
}
WILD = 'actions = ["*"]\n resources = ["*"]'
INLINE = '{Effect="Allow",Action="*",Resource="*"}'
DIRTY = {
    "SEC-01": [
        ("infra/iam.tf", f'data "aws_iam_policy_document" "all" {{\n statement {{\n {WILD}\n }}\n}}'),
        ("infra/iam.tf", f'resource "aws_iam_policy" "p" {{\n policy = jsonencode({{Statement=[{INLINE}]}})\n}}'),
        ("infra/iam.tf", 'resource "google_project_iam_member" "p" {\n role = "roles/owner"\n}'),
        ("src/app.py", "key = 'AKIA" + "ABCDEFGH12345678'"),
        ("conf/app.toml", 'api_key = "4f9a0c7d2b1e' + '8f6a5c3d"'),
    ],
    "SEC-02": [
        (".github/workflows/x.yml", "permissions: {}\njobs:\n  t:\n    steps:\n      - uses: actions/checkout@v4"),
        (".github/workflows/x.yml", "jobs:\n  t:\n    steps: []"),
        (".github/workflows/x.yml", "permissions: write-all\njobs: {}"),
    ],
    "SEC-03": [
        ("Dockerfile", "FROM python:3.12\nRUN true\n"),
        ("Dockerfile", "FROM python:3.12\nUSER 1\nFROM python:3.12\n"),
        ("Dockerfile", "FROM registry.example/python\nUSER 1\n"),
        ("Dockerfile", "FROM python:latest\nUSER 1\n"),
    ],
    "SEC-06": [("src/load.py", "model = pickle.load(file)"), ("src/load.py", "m = joblib.load(path)")],
    "SEC-07": [
        ("infra/open.tf", 'resource "aws_s3_bucket" "open" {\n bucket = "x"\n}'),
        ("infra/open.tf", 'resource "google_storage_bucket" "open" {\n name = "x"\n}'),
        ("infra/open.tf", 'resource "azurerm_storage_account" "open" {\n name = "x"\n}'),
    ],
    "BUD-07": [("infra/budget.tf", 'resource "aws_budgets_budget" "m" {\n notification {\n threshold = 80\n }\n}')],
    "COST-TAG": [("infra/main.tf", 'provider "aws" {\n default_tags {\n tags = { owner = "x" }\n }\n}')],
}  # fmt: skip


def outcomes(files: dict[str, bytes]) -> dict[str, str]:
    report = evaluate(repository_facts(files), [packs.builtin()], phases=("repository",))
    return {result.rule_id: result.outcome for result in report.results}


def test_a_clean_repository_passes_every_repository_rule() -> None:
    assert set(outcomes(CLEAN).values()) == {"pass"}


@pytest.mark.parametrize(("rule_id", "path", "text"), [(r, p, t) for r, found in DIRTY.items() for p, t in found])
def test_a_seeded_defect_fails_its_rule_only(rule_id: str, path: str, text: str) -> None:
    found = outcomes({**CLEAN, path: text.encode()})
    assert {rule for rule, outcome in found.items() if outcome == "fail"} == {rule_id}


def test_terraform_that_does_not_parse_is_unknown() -> None:
    found = outcomes({**CLEAN, "infra/main.tf": b'provider "aws" {'})
    assert {rule for rule, outcome in found.items() if outcome == "unknown"} == {
        "SEC-01",
        "SEC-07",
        "BUD-07",
        "COST-TAG",
    }


def test_a_workflow_that_does_not_parse_is_unknown() -> None:
    assert outcomes({**CLEAN, ".github/workflows/ci.yml": b"on: [push"})["SEC-02"] == "unknown"


def test_budgets_of_every_cloud_are_read() -> None:
    google = b'resource "google_billing_budget" "b" {\n threshold_rules {\n threshold_percent = 0.5\n }\n}'
    azure = b'resource "azurerm_consumption_budget_resource_group" "b" {\n notification {\n threshold = 80\n }\n}'
    facts = repository_facts({"a.tf": google, "b.tf": azure})["repository"]
    assert facts["budget_alerts"] == ["50", "80"]
    assert facts["clouds"] == ["azure", "gcp"]


def test_tags_are_followed_through_locals() -> None:
    tags = b"locals {\n tags = { owner = 1, env = 2, cost-center = 3, data-class = 4 }\n}\n"
    azure = b'resource "azurerm_storage_account" "s" {\n tags = merge(local.tags, {})\n}'
    assert repository_facts({"a.tf": tags + azure})["repository"]["untagged"] == []
    assert repository_facts({"a.tf": tags})["repository"]["untagged"] == ["owner", "env", "cost-center", "data-class"]


def test_one_block_may_guard_many_buckets() -> None:
    switches = "block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"
    guard = "for_each = local.all\n bucket = each.value\n" + "\n".join(f" {switch} = true" for switch in switches)
    files = {
        "m/a.tf": b'resource "aws_s3_bucket" "a" {}\nlocals { all = { a = aws_s3_bucket.a.id } }',
        "m/b.tf": f'resource "aws_s3_bucket_public_access_block" "all" {{\n{guard}\n}}'.encode(),
        "other/c.tf": b'resource "aws_s3_bucket" "c" {}',
    }
    assert repository_facts(files)["repository"]["public_buckets"] == ["aws_s3_bucket.c"]


def test_checks_that_failed_or_did_not_run_are_facts() -> None:
    checks = [
        Check(name="tests", tool="pytest", status="passed"),
        Check(name="types", tool="mypy", status="failed"),
        {"name": "validate", "status": "not_run"},
    ]
    facts = repository_facts({}, checks)["repository"]
    assert (facts["checks_failed"], facts["checks_not_run"]) == (["types"], ["validate"])


def test_a_bucket_that_is_only_looked_up_is_not_ours_to_guard() -> None:
    files = {"infra/read.tf": b'data "aws_s3_bucket" "lake" {\n  bucket = "lake"\n}\n'}
    assert repository_facts(files)["repository"]["public_buckets"] == []
