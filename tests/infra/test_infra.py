"""Our own deployment is held to what we hold delivered repositories to."""

from __future__ import annotations

from pathlib import Path

import pytest

from worker.sandbox.tiers import detect
from worker.validators import docker_lint, terraform_fmt, terraform_rules, terraform_validate
from worker.validators.workspace import Validator, Workspace

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    paths = [*(ROOT / "infra").rglob("*.tf"), ROOT / "Dockerfile"]
    files = {str(p.relative_to(ROOT)): p.read_bytes() for p in paths if ".terraform" not in p.parts}
    return Workspace(files, detect(), None, tmp_path_factory.mktemp("data"))


@pytest.mark.parametrize(
    "validator",
    [terraform_validate.VALIDATOR, terraform_fmt.VALIDATOR, terraform_rules.VALIDATOR, docker_lint.VALIDATOR],
    ids=lambda v: v.name,
)
def test_infra_passes(ours: Workspace, validator: Validator) -> None:
    check = validator.run(ours)
    assert check.status == "passed", check.output


def test_every_committed_source_folder_is_in_the_image() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    for folder in ("core", "policies", "templates", "agents", "prompts", "api", "worker", "cli", "migrations"):
        assert f"COPY {folder} {folder}" in dockerfile
