"""Every shipped source keeps to the lint rules it ships with: one line too long withholds each zip of its kind."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import Any

from templates.render_parts import REPO

TEMPLATE = REPO / "core" / "pyproject.toml.j2"


def shipped_rules() -> dict[str, Any]:
    """`line-length`, `select` and `ignore` of the delivered configuration."""
    text = TEMPLATE.read_text()
    tables = re.findall(r"^\[tool\.ruff(?:\.lint)?\]\n(?:[^\[\n].*\n|\n)+", text, re.MULTILINE)
    ruff = tomllib.loads("".join(tables))["tool"]["ruff"]
    return {"line-length": ruff["line-length"], **ruff["lint"]}


def test_every_source_keeps_to_the_rules_it_ships_with() -> None:
    rules = shipped_rules()
    # Which modules are the project's own depends on the parts a repository has: the order of imports is judged there.
    judged = [rule for rule in rules["select"] if rule != "I"]
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--target-version=py311", "--output-format=concise"]
    options = [
        f"--line-length={rules['line-length']}",
        f"--select={','.join(judged)}",
        f"--ignore={','.join(rules['ignore'])}",
    ]
    tests = ["--per-file-ignores=**/tests/**:S101", "--per-file-ignores=**/tests/**:S310"]
    done = subprocess.run([*command, *options, *tests, str(REPO)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
