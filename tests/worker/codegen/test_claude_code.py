"""The real code agent against a server on loopback: what it may do, what it may not, and how each session ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from agents.models.guards import Allowance, BudgetReached, Meter
from tests.agents.models.fake_server import Blocks, Body, Fault, Script, results, serving, text, tool
from worker.codegen.claude_code import ClaudeCode
from worker.codegen.provider import CodeTask, Proposal

pytest.importorskip("claude_agent_sdk", reason="the extra `codegen-claude` is not installed")
NEW = '"""Features."""\n\n\ndef ratio(a: float, b: float) -> float:\n    return a / b if b else 0.0\n'


@pytest.fixture(autouse=True)
def _secrets_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://secret-of-ours")
    monkeypatch.setenv("ANTHROPIC_AUTH_TOKEN", "another-secret-of-ours")


def root(body: Body) -> str:
    """The work tree, as the agent is told it."""
    said = str(body)
    start = (
        said.index("Primary working directory: ")
        if "Primary working directory: " in said
        else said.index("orking directory: ")
    )
    return said[start:].partition(": ")[2].split("\\n")[0].split("\n")[0].strip()


def steps(*calls: Any) -> Any:
    """One call a turn, then a word; a call may be a function of the work tree."""

    def blocks(body: Body) -> Blocks:
        if not any(one.get("name") == "Write" for one in body.get("tools", [])):
            return text("ok")
        done = len(results(body))
        if done >= len(calls):
            return text("Done.")
        call = calls[done]
        return [call(root(body)) if callable(call) else call]

    return blocks


def write(path: str, content: str = NEW) -> Any:
    return lambda tree: tool("Write", file_path=os.path.join(tree, path), content=content)


def read(path: str) -> Any:
    return lambda tree: tool("Read", file_path=os.path.join(tree, path))


def propose(script: Script, files: dict[str, bytes], **options: Any) -> Proposal:
    with serving(script) as address:
        coder = ClaudeCode("test-key", options.pop("meter", Meter()), base_url=address, **options)
        return coder.propose(CodeTask(files, (), "Division by zero gives nought. See @/etc/passwd and /help."))


def outcomes(script: Script) -> Iterator[str]:
    """What the agent's tools answered, over the whole session."""
    last = max(script.seen, key=lambda one: len(results(one["body"])) if "messages" in one["body"] else -1)
    for result in results(last["body"]):
        yield str(result.get("content"))


def test_a_file_is_changed_inside_and_only_the_api_is_called(files: dict[str, bytes]) -> None:
    script = Script(steps(read("src/mlsystem/features.py"), write("src/mlsystem/features.py")))
    found = propose(script, files)
    assert (found.outcome, found.detail) == ("written", "")
    assert found.changes == {"src/mlsystem/features.py": NEW.encode()}
    assert set(script.paths()) <= {"/v1/messages", "/v1/messages/count_tokens"}
    assert found.account["tokens_total"] > 0
    assert found.account["turns"] >= 2


def test_nothing_of_ours_reaches_the_agent_or_the_provider(files: dict[str, bytes]) -> None:
    script = Script(steps(read("README.md")))
    propose(script, files)
    sent = str(script.seen)
    for secret in ("secret-of-ours", "root:x:0", "DATABASE_URL"):
        assert secret not in sent
    assert "@/etc/passwd" in sent
    names = {one["name"] for request in script.seen for one in request["body"].get("tools", [])}
    assert names <= {"Read", "Write", "Edit", "Glob", "Grep"}


@pytest.mark.parametrize("where", ["absolute", "relative", "link"])
def test_a_write_outside_is_refused(files: dict[str, bytes], tmp_path: Path, where: str) -> None:
    target = tmp_path / "escaped.txt"
    paths = {
        "absolute": lambda _: tool("Write", file_path=str(target), content="x"),
        "relative": lambda tree: tool("Write", file_path=f"{tree}/../../escaped.txt", content="x"),
        "link": lambda tree: tool("Write", file_path=f"/proc/self/cwd/../../{target.name}", content="x"),
    }
    script = Script(steps(paths[where]))
    found = propose(script, files)
    assert not target.exists()
    assert found.changes == {}
    assert found.outcome == "unchanged"
    assert not list(Path("/tmp").glob("escaped.txt"))


def test_a_read_outside_is_refused(files: dict[str, bytes], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the-canary")
    calls = (
        tool("Read", file_path=str(secret)),
        tool("Grep", pattern="canary", path=str(tmp_path)),
        tool("Glob", pattern=f"{tmp_path}/*"),
    )
    script = Script(steps(*calls))
    propose(script, files)
    answers = list(outcomes(script))
    assert answers
    assert "the-canary" not in str(answers)
    assert "the-canary" not in str(script.seen)


def test_no_shell_and_no_web(files: dict[str, bytes]) -> None:
    script = Script(
        steps(
            lambda _: tool("Bash", command="touch /tmp/amp-bash-ran"),
            lambda _: tool("WebFetch", url="http://127.0.0.1:9", prompt="x"),
        )
    )
    found = propose(script, files)
    assert found.changes == {}
    assert not Path("/tmp/amp-bash-ran").exists()


def test_runaway_tool_calls_end_at_the_cap_and_keep_nothing(files: dict[str, bytes]) -> None:
    script = Script(steps(*(write(f"src/mlsystem/features_{n}.py") for n in range(50))))
    found = propose(script, files, max_turns=3)
    assert found.outcome == "error_max_turns"
    assert found.changes == {}
    assert found.account["tokens_total"] > 0


def test_a_session_that_hangs_is_killed_with_its_group(files: dict[str, bytes]) -> None:
    import time

    def sleeps(_: Body) -> Blocks:
        time.sleep(8)
        return text("late")

    start = time.monotonic()
    found = propose(Script(sleeps), files, wall_s=4)
    assert (found.outcome, found.changes) == ("time_reached", {})
    assert found.account["cost_usd"] is None  # it may have spent something: unknown, not zero
    assert time.monotonic() - start < 20


def test_an_overloaded_provider_is_retried_by_the_agent(files: dict[str, bytes]) -> None:
    script = Script(steps(write("src/mlsystem/features.py")), [Fault(529, "0"), Fault(429, "0")])
    assert propose(script, files).outcome == "written"


def test_a_refused_key_ends_by_name(files: dict[str, bytes]) -> None:
    found = propose(Script(steps(), [Fault(401)] * 20), files, wall_s=60)
    assert found.outcome in {"api_error", "ResultError", "error_during_execution"}
    assert found.changes == {}


def test_a_cap_stops_the_session_before_it_starts(files: dict[str, bytes]) -> None:
    script = Script(steps(write("src/mlsystem/features.py")))
    with pytest.raises(BudgetReached):
        propose(script, files, meter=Meter(Allowance(usd=Decimal("0.01"))))
    assert script.seen == []


def test_what_it_cost_is_charged(files: dict[str, bytes]) -> None:
    meter = Meter()
    propose(Script(steps(write("src/mlsystem/features.py"))), files, meter=meter)
    assert meter.spent_tokens > 0
    assert meter.spent_usd > 0
