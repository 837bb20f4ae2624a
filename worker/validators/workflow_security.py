"""GitHub Actions workflows: pinning, permissions, injection."""

from worker.validators.tools import json_list, linter
from worker.validators.workflow_lint import has_workflows

VALIDATOR = linter(
    "zizmor",
    "zizmor",
    "zizmor",
    lambda _: ["--offline", "--no-progress", "--format", "json", "--collect=all", ".github"],
    json_list(lambda f: {"rule": f["ident"], "message": f["desc"], "severity": f["determinations"]["severity"]}),
    has_workflows,
)
