"""The parser of the security scan reads every Terraform file that is delivered as it lies in the templates."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from worker.environments import environment
from worker.validators.infrastructure_security import LOCK

TEMPLATES = Path(__file__).parents[3] / "templates"
READ = """
import hcl2, json, pathlib, sys
found = {}
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.tf")):
    try:
        hcl2.loads(path.read_text())
        found[str(path)] = ""
    except Exception as error:
        found[str(path)] = str(error)
print(json.dumps(found))
"""


def unread(folder: Path, envs: Path) -> dict[str, str]:
    """Files the parser stumbles over, with what it says; raises where it finds none to read."""
    python = environment(LOCK.read_bytes(), envs) / "bin" / "python"
    done = subprocess.run([str(python), "-c", READ, str(folder)], env={}, capture_output=True, text=True, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    assert found
    return {Path(path).name: error for path, error in found.items() if error}


def test_every_module_can_be_read(envs: Path) -> None:
    assert unread(TEMPLATES, envs) == {}


def test_a_word_of_the_language_as_a_key_is_noticed(tmp_path: Path, envs: Path) -> None:
    (tmp_path / "rules.tf").write_text('locals {\n  rule = {\n    for = "5m"\n  }\n}\n')
    assert list(unread(tmp_path, envs)) == ["rules.tf"]
