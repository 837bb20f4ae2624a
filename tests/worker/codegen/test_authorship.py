"""Code by a model ships only inside its scope and only if every check passes on it; each refusal says why."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from agents.ledger import InMemoryLedger
from agents.models.guards import Meter
from core.reports import Check
from core.settings import Settings
from tests.agents.models.fake_server import Script, serving, text
from worker.codegen import imports, scope
from worker.codegen.authorship import Authored, author
from worker.codegen.chosen import code_provider
from worker.codegen.claude_code import ClaudeCode
from worker.codegen.model_patch import ModelPatch
from worker.codegen.provider import CodeTask, Files, Proposal
from worker.codegen.remembered import Remembered
from worker.codegen.template import TemplateCode
from worker.codegen.work_tree import BadTree, changes, prepare

GOOD = {"src/mlsystem/features.py": b"import json\n\n\ndef ratio(a: float, b: float) -> float:\n    return a\n"}


@dataclass
class Coder:
    changes: Files
    outcome: str = "written"
    name: str = "made-up"
    seen: list[CodeTask] = field(default_factory=list)

    def propose(self, task: CodeTask) -> Proposal:
        self.seen.append(task)
        return Proposal(
            self.changes, self.outcome, "" if self.changes else "it said so", {"model": "m", "cost_usd": "0.01"}
        )


def check(status: Any, name: str = "tests", reason: str | None = None) -> Check:
    return Check(name=name, tool=name, status=status, reason=reason)


def checker(on_model: Check, on_template: Check | None = None) -> Any:
    def validate(files: Files, _data: Path, *, model_written: bool = False, on_check: Any = lambda _: None) -> Any:
        found = on_model if model_written else on_template or check("passed")
        on_check(found)
        return [found], {}

    return validate


def run(files: Files, coder: Coder, on_model: Check, on_template: Check | None = None) -> Authored:
    return author(files, "wanted", coder, Path(), validate=checker(on_model, on_template))


def test_good_code_ships_with_the_checks_that_ran_on_it(files: Files) -> None:
    done = run(files, Coder(GOOD), check("passed", "on-the-model"))
    assert done.files == {**files, **GOOD}
    assert done.paths == tuple(GOOD)
    assert done.outcome == "written"
    assert [c.name for c in done.checks] == ["on-the-model"]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (check("failed"), "did not pass tests"),
        (check("not_run", reason="code written by a model runs only in a real sandbox"), "real sandbox"),
    ],
)
def test_what_does_not_pass_is_dropped_with_the_reason(files: Files, bad: Check, words: str) -> None:
    done = run(files, Coder(GOOD), bad)
    assert done.files == files
    assert (done.outcome, done.paths) == ("dropped", ())
    assert words in done.detail
    assert [c.status for c in done.checks] == ["passed"]


def test_what_failed_on_the_template_is_shown_to_the_model(files: Files) -> None:
    coder = Coder(GOOD)
    done = run(files, coder, check("passed"), check("failed", "types"))
    assert [c.name for c in coder.seen[0].failing] == ["types"]
    assert done.outcome == "written"


OUTSIDE = """
../escape.py
/etc/cron.d/x.py
src\\mlsystem\\features.py
.github/workflows/ci.yml
requirements.lock
Dockerfile
infra/main.tf
.claude/settings.json
src/mlsystem/unowned.py
tests/unit/test_features.py
tests/conftest.py
src/mlsystem/features.pth
setup.py
src/mlsystem/features.py/../../x.py
pipelines/train\u202e.py
"""


@pytest.mark.parametrize("path", OUTSIDE.split())
def test_a_path_outside_the_scope_drops_everything(files: Files, path: str) -> None:
    done = run(files, Coder({**GOOD, path: b"x = 1\n"}), check("passed"))
    assert done.files == files
    assert done.outcome == "dropped"
    assert "plan lets" in done.detail


def test_new_tests_are_welcome_and_old_ones_stand(files: Files) -> None:
    assert scope.writable("tests/unit/test_more.py", files)
    assert not scope.writable("tests/unit/test_features.py", files)
    assert scope.objection({f"pipelines/train_{n}.py": b"" for n in range(50)}, files)
    assert scope.objection({"pipelines/train.py": b"\xff\xfe"}, files)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"import mlops_magic\n", "mlops_magic"),
        (b"from leftpad.core import pad\n", "leftpad"),
        (b"def f():\n    import evil_telemetry\n", "evil_telemetry"),
        (b"__import__('os')\n", "__import__"),
        (b"import importlib\nimportlib.import_module('x')\n", "import_module"),
        (b"eval('1')\n", "eval"),
        (b"def broken(:\n", "invalid syntax"),
    ],
)
def test_invented_packages_and_dynamic_code_are_refused(files: Files, body: bytes, words: str) -> None:
    done = run(files, Coder({"src/mlsystem/features.py": body}), check("passed"))
    assert done.outcome == "dropped"
    assert words in done.detail


def test_own_standard_and_known_imports_are_fine(files: Files) -> None:
    files["src/mlsystem/columns.py"] = b"import numpy as np\n"
    body = b"import re\nimport numpy\nfrom mlsystem import columns\nfrom . import x\npattern = re.compile('a')\n"
    assert imports.objection({"src/mlsystem/features.py": body}, files) is None


def test_a_tree_with_links_or_without_a_file_is_refused(files: Files, tmp_path: Path) -> None:
    for spoil in (_link, _folder_link, _hard_link, _delete):
        tree = tmp_path / spoil.__name__
        tree.mkdir()
        prepare(files, tree)
        assert changes(files, tree) == {}
        spoil(tree)
        with pytest.raises(BadTree):
            changes(files, tree)


def _link(tree: Path) -> None:
    (tree / "src" / "mlsystem" / "features.py").unlink()
    (tree / "src" / "mlsystem" / "features.py").symlink_to("/etc/passwd")


def _folder_link(tree: Path) -> None:
    (tree / "src" / "other").symlink_to("/etc")


def _hard_link(tree: Path) -> None:
    os.link(tree / "README.md", tree / "second.md")


def _delete(tree: Path) -> None:
    (tree / "README.md").unlink()


def test_templates_are_the_default_and_validate_once(files: Files) -> None:
    calls: list[Mapping[str, bytes]] = []

    def validate(some: Files, _data: Path, **_: Any) -> Any:
        calls.append(some)
        return [check("passed")], {}

    done = author(files, "", TemplateCode(), Path(), validate=validate)
    assert (done.files, done.provider, len(calls)) == (files, "template", 1)


def test_an_answer_is_paid_for_once(files: Files) -> None:
    ledger, coder = InMemoryLedger(), Coder(GOOD)
    task = CodeTask(files, (), "wanted")
    first, again = Remembered(coder, ledger).propose(task), Remembered(coder, ledger).propose(task)
    assert first.changes == again.changes == GOOD
    assert len(coder.seen) == 1
    assert ledger.metas[0].cost_usd == 0.01
    assert len(ledger.metas) == 1


def test_the_code_provider_is_chosen_by_settings_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "from-outside")
    assert isinstance(code_provider(Settings(env="test"), Meter()), TemplateCode)
    chosen = Settings(env="test", codegen="claude_code", anthropic_api_key="k")
    assert isinstance(code_provider(chosen, Meter()), ClaudeCode)
    local = Settings(env="test", codegen="openai", provider_base_url="http://127.0.0.1:9/v1")
    assert isinstance(code_provider(local, Meter()), ModelPatch)
    monkeypatch.delenv("ANTHROPIC_API_KEY")
    with pytest.raises(ValueError, match="AMP_ANTHROPIC_API_KEY"):
        Settings(env="test", codegen="claude_code")


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ('{"files": [{"path": "src/mlsystem/features.py", "content": "x = 1\\n"}]}', "written"),
        ('{"files": []}', "unchanged"),
        ('{"files": [{"path": "../../etc/passwd", "content": "x"}]}', "objected"),
        ("no json", "malformed"),
    ],
)
def test_a_patch_through_the_chat_protocol(files: Files, said: str, outcome: str) -> None:
    script = Script(lambda _: text(said))
    with serving(script) as address:
        settings = Settings(env="test", codegen="openai", provider_base_url=f"{address}/v1")
        found = code_provider(settings, Meter()).propose(CodeTask(files, (), "wanted"))
    assert found.outcome == outcome
    assert bool(found.changes) == (outcome == "written")
    assert len(script.seen) == (2 if outcome in ("objected", "malformed") else 1)
    assert ".github" not in script.seen[0]["body"]["messages"][0]["content"].partition("<files>")[2]
