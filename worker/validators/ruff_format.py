"""Formatting of the delivered Python code."""

from worker.validators.tools import lines, linter
from worker.validators.workspace import needs

VALIDATOR = linter(
    "ruff format",
    "ruff",
    "ruff",
    lambda _: ["format", "--check", "--no-cache", "."],
    lines(r"Would reformat: (?P<file>.+)"),
    needs(".py"),
)
