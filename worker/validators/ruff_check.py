"""Python lint of the delivered code under its own configuration."""

from worker.validators.tools import json_list, linter
from worker.validators.workspace import needs

VALIDATOR = linter(
    "ruff check",
    "ruff",
    "ruff",
    lambda _: ["check", "--no-cache", "--output-format", "json", "."],
    json_list(
        lambda f: {
            "file": f["filename"],
            "line": f["location"]["row"],
            "rule": f["code"],
            "message": f["message"],
        }
    ),
    needs(".py"),
)
