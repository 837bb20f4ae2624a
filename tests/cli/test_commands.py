"""`amp` as a user runs it, with the planning replaced where only the command itself is looked at."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from cli import design, main, outcome, progress, serve
from cli.bootstrap.checks import scrubbed
from core.errors import AmpError
from core.settings import Settings

BRIEF = "Nightly churn scores for 2 million users on AWS, 500 USD a month, in the EU."


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text(BRIEF)
    return path


@pytest.fixture
def own_database(settings: Settings, migrator_url: str, monkeypatch: pytest.MonkeyPatch) -> Settings:
    able = settings.model_copy(update={"migrator_url": SecretStr(migrator_url)})
    monkeypatch.setattr("cli.installation.settings", lambda: able)
    return able


def refused(*arguments: object) -> int:
    return main.main([str(argument) for argument in arguments])


@pytest.mark.parametrize(
    "content", [b"", b"  \n", b"\x00\x01\x02", b"\xff\xfe\x00b", b"...", b"word " * 210_000, b"x" * 100_001]
)
def test_a_bad_brief_is_2_and_writes_nothing(tmp_path: Path, content: bytes, capsys: Any) -> None:
    path, out = tmp_path / "b.txt", tmp_path / "out"
    path.write_bytes(content)
    assert refused("design", path, "--out", out) == 2
    assert "amp: " in capsys.readouterr().err
    assert not out.exists()


def test_files_that_cannot_be_used_are_2(tmp_path: Path, brief: Path) -> None:
    assert refused("design", tmp_path / "none.txt", "--out", tmp_path / "o") == 2
    assert refused("design", tmp_path, "--out", tmp_path / "o") == 2
    assert refused("design", brief, "--out", brief / "below-a-file") == 2
    for text in ("{", "[1]", '{"Bad Path": 1}', '{"cloud": {"nested": 1}}'):
        answers = tmp_path / "answers.json"
        answers.write_text(text)
        assert refused("design", brief, "--out", tmp_path / "o", "--answers", answers) == 2
    for command in (["verify", brief], ["policy", "test", tmp_path], ["audit", "verify", "x"]):
        assert refused(*command) == 2


def test_a_bad_setting_is_2_and_named_without_its_value(
    brief: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    for name, value, said in (
        ("AMP_PORT", "eighty", "AMP_PORT: "),
        ("AMP_PORT", "70000", "AMP_PORT: "),
        ("AMP_PROVIDER", "wizard", "AMP_PROVIDER: "),
        ("AMP_PROVIDER", "anthropic", "AMP_PROVIDER=anthropic needs AMP_ANTHROPIC_API_KEY"),
        ("DATABASE_URL", "hunter2", "must begin with postgresql://"),
    ):
        with monkeypatch.context() as patch:
            patch.setenv(name, value)
            assert refused("design", brief, "--out", tmp_path / "o") == 2
        told = capsys.readouterr().err
        assert said in told
        assert "hunter2" not in told


def test_the_program_starts_with_a_bad_setting_and_says_so() -> None:
    env = scrubbed({"AMP_PROVIDER": "anthropic"})
    done = subprocess.run(
        [sys.executable, "-m", "cli.main", "serve"], env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "amp: AMP_PROVIDER=anthropic needs AMP_ANTHROPIC_API_KEY.\n"


@pytest.mark.parametrize("number", ["70000", "-1", "80x", ""])
@pytest.mark.parametrize("command", [["serve", "--port"], ["worker", "--probe-port"]])
def test_what_is_no_port_is_2(command: list[str], number: str, capsys: Any) -> None:
    with pytest.raises(SystemExit) as left:
        main.main([*command, number])
    assert left.value.code == 2
    assert "is not a port" in capsys.readouterr().err or number.startswith("-")


def test_unknown_arguments_are_2() -> None:
    with pytest.raises(SystemExit) as left:
        main.main(["design"])
    assert left.value.code == 2


def test_a_brief_that_needs_answers_is_3_and_says_which(own_database: Settings, tmp_path: Path, capsys: Any) -> None:
    path, out = tmp_path / "vague.txt", tmp_path / "out"
    path.write_text("We want to predict customer churn.")
    assert refused("design", path, "--out", out, "--json") == 3
    line = json.loads(capsys.readouterr().out)
    written = json.loads((out / "decision-set.json").read_text())
    assert line["status"] == written["status"] == "needs_input"
    assert line["questions"] == [q["field"] for q in written["questions"]]
    assert 0 < len(line["questions"]) <= 5
    assert not (out / "repo.zip").exists()


def test_words_say_what_is_asked_and_what_to_do(own_database: Settings, tmp_path: Path, capsys: Any) -> None:
    path, out = tmp_path / "vague.txt", tmp_path / "out"
    path.write_text("We want to predict customer churn.")
    assert refused("design", path, "--out", out) == 3
    told = capsys.readouterr()
    assert "? serving_mode: Who waits for the result, and how is it delivered?" in told.out
    assert 'one of batch, online; default "batch"' in told.out
    assert outcome.NEXT["needs_input"] in told.out
    assert str(out / "decision-set.json") in told.out
    assert f"• {progress.STEPS['constraints.extracted']}" in told.err


def test_a_check_is_told_with_its_outcome() -> None:
    told = [progress.line("check.completed", {"name": "ruff", "status": s}) for s in ("passed", "failed", "not_run")]
    assert told == ["  ✓ ruff", "  ✗ ruff", "  – ruff"]
    assert progress.line("agent.started", {"agent": "tech_stack"}) is None


def test_a_design_waits_for_an_approval_and_old_files_go(
    own_database: Settings, brief: Path, tmp_path: Path, capsys: Any
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "repo.zip").write_bytes(b"of an earlier run")
    code = refused("design", brief, "--out", out, "--defaults", "--json")
    line = json.loads(capsys.readouterr().out)
    written = json.loads((out / "decision-set.json").read_text())
    assert (line["status"], line["exit_code"]) == ("awaiting_approval", code)
    assert code == (4 if line["blocking"] else 3)
    assert written["plan"]["components"]
    assert written["approvals"] == []
    assert not (out / "repo.zip").exists()
    assert refused("audit", "verify", line["project_id"]) == 0
    assert "the chain holds" in capsys.readouterr().out


def test_the_builtin_rules_pass_their_own_cases(capsys: Any) -> None:
    assert refused("policy", "test", "policies/rules") == 0
    assert ", 0 failed" in capsys.readouterr().out


def test_a_taken_port_is_named_with_what_holds_it() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(serve.PortTaken, match=f"Port {port} is taken by another program"):
            serve.bind("127.0.0.1", port)


def test_a_public_address_is_refused_without_sign_in() -> None:
    assert refused("serve", "--host", "0.0.0.0", "--no-worker") == 2  # noqa: S104


def test_the_worker_gets_settings_and_no_other_secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    monkeypatch.setenv("AMP_LOG_LEVEL", "DEBUG")
    given = serve.worker_environment(Settings(data_dir=tmp_path))
    assert given["AMP_LOG_LEVEL"] == "DEBUG"
    assert given["AMP_DATA_DIR"] == str(tmp_path)
    assert "AWS_SECRET_ACCESS_KEY" not in given


@pytest.mark.parametrize("name", ["AMP_PORT", "PORT"])
def test_the_worker_does_not_take_the_port_of_the_web_process(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(name, "8123")
    assert name not in serve.worker_environment(Settings(data_dir=tmp_path))


def test_links_of_the_worker_lead_to_the_port_in_use(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AMP_DATA_DIR", str(tmp_path))
    asked = main.parser().parse_args(["serve", "--port", "8123"])
    assert serve.worker_environment(serve.chosen(asked))["AMP_PUBLIC_URL"] == "http://localhost:8123"
    monkeypatch.setenv("AMP_PUBLIC_URL", "https://amp.example.test")
    assert serve.worker_environment(serve.chosen(asked))["AMP_PUBLIC_URL"] == "https://amp.example.test"


def test_reading_a_brief_keeps_its_text(brief: Path) -> None:
    assert design.brief(brief) == BRIEF
    with pytest.raises(AmpError):
        design.brief(brief.with_name("gone.txt"))
