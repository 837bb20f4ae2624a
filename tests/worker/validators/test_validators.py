"""Each validator passes good files and names what is wrong in bad ones: a check that cannot fail is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from worker.sandbox.tiers import detect
from worker.validators.registry import validators
from worker.validators.workspace import Files, Validator, Workspace

CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
WORKFLOW = f"""name: ci
on: push
permissions:
  contents: read
concurrency:
  group: ci
  cancel-in-progress: true
jobs:
  test:
    name: test
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: {CHECKOUT}
        with:
          persist-credentials: false
"""
TERRAFORM = """terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.69"
    }
  }
}

variable "name" {
  description = "Topic name."
  type        = string
}

resource "aws_sns_topic" "alarms" {
  name              = var.name
  kms_master_key_id = "alias/aws/sns"
}
"""
APPLY = f"""name: infra
on: push
permissions:
  contents: read
concurrency:
  group: infra
  cancel-in-progress: false
jobs:
  apply:
    name: apply
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    env:
      TF_VAR_name: ${{{{ vars.NAME }}}}
    steps:
      - uses: {CHECKOUT}
        with:
          persist-credentials: false
      - run: terraform -chdir=infra apply
"""
DOCKERFILE = "FROM python:3.12.13-slim-bookworm@sha256:" + "8a" * 32 + "\nUSER 1000\n"
GOOD: dict[str, str] = {
    "src/app/add.py": '"""Add."""\n\n\ndef add(a: int, b: int) -> int:\n    """Sum."""\n    return a + b\n',
    "infra/main.tf": TERRAFORM,
    ".github/workflows/ci.yml": WORKFLOW,
    ".github/workflows/infra.yml": APPLY,
    "Dockerfile": DOCKERFILE,
    "jobs/__init__.py": "",
    "jobs/run.py": '"""Run."""\n',
    "Makefile": "run:\n\tpython -m jobs.run\n",
    "deploy/settings.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: app\ndata:\n  level: info\n",
    "scripts/run.sh": "#!/bin/sh\nset -eu\necho hi\n",
    "README.md": "# App\n\nSee `src/app/add.py` and [the workflow](.github/workflows/ci.yml).\n",
    "requirements.lock": "idna==3.11 \\\n    --hash=sha256:" + "0" * 64 + "\n",
}
# validator → the edit that must fail it: (path, old, new)
BAD: dict[str, tuple[str, str, str]] = {
    "actionlint": (".github/workflows/ci.yml", "runs-on: ubuntu-24.04", "runs-on: ${{ nonsense.os }}"),
    "checkov": ("infra/main.tf", '  kms_master_key_id = "alias/aws/sns"\n', ""),
    "hadolint": ("Dockerfile", DOCKERFILE, "FROM python:latest\nRUN cd /tmp\n"),
    "entry points": ("Makefile", "jobs.run", "jobs.gone"),
    "kubernetes objects": ("deploy/settings.yaml", "level: info", "level: [info]"),
    "links": ("README.md", "src/app/add.py", "src/app/gone.py"),
    "ruff check": ("src/app/add.py", "return a + b", "return a + c"),
    "ruff format": ("src/app/add.py", "a + b", "a+b"),
    "secrets": ("README.md", "# App", "token ghp_" + "1234567890abcdefghijABCDEFGHIJ123456"),
    "sbom": ("requirements.lock", "idna==3.11", "--nonsense =="),
    "shellcheck": ("scripts/run.sh", "echo hi", "echo $1"),
    "terraform fmt": ("infra/main.tf", "  name              =", "  name ="),
    "terraform rules": ("infra/main.tf", '  description = "Topic name."\n', ""),
    "terraform validate": ("infra/main.tf", "kms_master_key_id", "kms_key"),
    "workflow inputs": (".github/workflows/infra.yml", "TF_VAR_name", "TF_VAR_other"),
    "yamllint": (".github/workflows/ci.yml", "on: push", "on: push\non: pull_request"),
    "zizmor": (".github/workflows/ci.yml", CHECKOUT, "actions/checkout@v7"),
}
NEEDS_ENVIRONMENT = {"mypy", "pytest"}  # held to the same in tests/worker/validators/test_own_environment.py
NEEDS_ADVISORIES = {"pip-audit"}
BY_NAME: dict[str, Validator] = {v.name: v for v in validators()}


def workspace(files: Files, data: Path) -> Workspace:
    return Workspace(files, detect(), None, data)


def good() -> Files:
    return {path: text.encode() for path, text in GOOD.items()}


def test_every_validator_has_a_case() -> None:
    assert set(BY_NAME) == set(BAD) | NEEDS_ENVIRONMENT | NEEDS_ADVISORIES


@pytest.mark.parametrize("name", sorted(BAD))
def test_good_files_pass_and_bad_ones_fail(name: str, envs: Path) -> None:
    path, old, new = BAD[name]
    bad = good()
    assert old in GOOD[path]
    bad[path] = GOOD[path].replace(old, new).encode()

    passed, failed = BY_NAME[name].run(workspace(good(), envs)), BY_NAME[name].run(workspace(bad, envs))

    assert passed.status == "passed", passed.output
    assert failed.status == "failed", failed.output
    assert failed.findings
    assert failed.reason


def test_terraform_sees_the_modules_beside_a_root_folder(envs: Path) -> None:
    called = (
        TERRAFORM.split("resource", maxsplit=1)[0]
        + 'module "alarms" {\n  source = "../../modules/alarms"\n  name   = var.name\n}\n'
    )
    files = {"infra/envs/dev/main.tf": called, "infra/modules/alarms/main.tf": TERRAFORM}
    good_tree = {path: text.encode() for path, text in files.items()}
    bad_tree = {**good_tree, "infra/modules/alarms/main.tf": TERRAFORM.replace("kms_master_key_id", "kms_key").encode()}
    outcomes = [BY_NAME["terraform validate"].run(workspace(tree, envs)).status for tree in (good_tree, bad_tree)]
    assert outcomes == ["passed", "failed"]


def test_a_check_says_what_it_ran(envs: Path) -> None:
    check = BY_NAME["ruff check"].run(workspace(good(), envs))
    assert check.command[:2] == ["ruff", "check"]
    assert check.version
    assert check.exit_code == 0
    assert check.output_sha256


def test_the_digest_does_not_depend_on_the_run(envs: Path) -> None:
    first, second = (BY_NAME["terraform validate"].run(workspace(good(), envs)) for _ in range(2))
    assert first.output_sha256 == second.output_sha256


def test_without_its_files_a_validator_says_so(envs: Path) -> None:
    empty = workspace({"notes.txt": b"hi"}, envs)
    reasons = {v.name: v.applies(empty) for v in validators() if v.name != "secrets"}
    assert all(reasons.values()), reasons
