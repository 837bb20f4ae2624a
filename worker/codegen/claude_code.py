"""The code agent in a child process: scrubbed environment, file tools only, its own folder, caps, killed as a group."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from agents.instructions import contract
from agents.models.guards import Declined, Meter
from agents.models.spending import Tokens
from core.model_roles import Role, role
from core.reports import Check
from worker.codegen.provider import UNCHANGED, WRITTEN, CodeTask, Proposal
from worker.codegen.work_tree import BadTree, changes, prepare
from worker.sandbox.process import run

CHILD = Path(__file__).with_name("claude_child.py")


@dataclass
class ClaudeCode:
    """`usd` caps one session; a wall clock ends it with everything it started."""

    api_key: str
    meter: Meter
    base_url: str | None = None
    max_turns: int = 40
    usd: float = 2.0
    wall_s: float = 900.0
    name: str = "claude_code"

    def propose(self, task: CodeTask) -> Proposal:
        """Raises BudgetReached."""
        if find_spec("claude_agent_sdk") is None:
            return Proposal({}, "not_installed", "the extra `codegen-claude` is not installed")
        chosen = role("anthropic", "codegen")
        try:
            self.meter.admit(chosen, chosen.context_tokens)
        except Declined as declined:
            return Proposal({}, declined.code, str(declined))
        with tempfile.TemporaryDirectory(prefix="code-") as folder:
            return self._session(task, chosen, Path(folder))

    def _session(self, task: CodeTask, chosen: Role, folder: Path) -> Proposal:
        tree, home = folder / "repo", folder / "home"
        tree.mkdir()
        home.mkdir()
        prepare(task.files, tree)
        order = folder / "task.json"
        order.write_text(json.dumps(self._order(task, chosen, tree)))
        command = [sys.executable, "-I", str(CHILD), str(order)]
        done = run(command, cwd=tree, env=self._environment(home), timeout_s=self.wall_s)
        told = _told(done.stdout) if done.exit_code is not None else None
        account = self._charge(told or {}, chosen, done.duration_ms)  # without its account: unknown, not zero
        if done.exit_code is None:
            return Proposal({}, "time_reached", f"the session took longer than {self.wall_s:g} s", account)
        if told is None:
            return Proposal({}, "crashed", done.output.strip()[-500:], account)
        if told["outcome"] != "success":
            return Proposal({}, str(told["outcome"]), str(told.get("detail", "")), account)
        try:
            found = changes(task.files, tree)
        except BadTree as bad:
            return Proposal({}, "bad_tree", str(bad), account)
        return Proposal(found, WRITTEN if found else UNCHANGED, "", account)

    def _order(self, task: CodeTask, chosen: Role, tree: Path) -> dict[str, Any]:
        left = None if self.meter.allowance.usd is None else float(self.meter.allowance.usd - self.meter.spent_usd)
        return {
            "cwd": str(tree),
            "system": contract("code"),
            "prompt": request(task),
            "model": chosen.model,
            "max_turns": self.max_turns,
            "max_budget_usd": self.usd if left is None else max(0.01, min(self.usd, left)),
        }

    def _environment(self, home: Path) -> dict[str, str]:
        """Security: the child gets this and nothing else; its home is deleted with the session's transcript."""
        base = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(home),
            "TMPDIR": str(home),
            "LC_ALL": "C.UTF-8",
            "ANTHROPIC_API_KEY": self.api_key,
            "CLAUDE_CODE_MAX_RETRIES": "3",
            "DISABLE_TELEMETRY": "1",
            "DISABLE_AUTOUPDATER": "1",
            "DISABLE_ERROR_REPORTING": "1",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        }
        return base if self.base_url is None else {**base, "ANTHROPIC_BASE_URL": self.base_url}

    def _charge(self, told: dict[str, Any], chosen: Role, took_ms: int) -> dict[str, Any]:
        tokens = Tokens(int(told.get("fresh", 0)), int(told.get("cached", 0)), int(told.get("out", 0)))
        cost = None if told.get("usd") is None else Decimal(str(told["usd"]))
        self.meter.charge(tokens, cost)
        return {
            "provider": self.name, "model": chosen.model, "tokens": vars(tokens), "tokens_total": tokens.total,
            "cost_usd": None if cost is None else str(cost), "latency_ms": took_ms, "turns": told.get("turns"),
            "denied": told.get("denied", 0),
        }  # fmt: skip


def request(task: CodeTask) -> str:
    """What is wanted and what failed; both as data, without a file or a command being looked up in it."""
    failing = "\n".join(f"- {check.name}: {_why(check)}" for check in task.failing) or "- none"
    return f"What the plan asks of the code:\n{task.wanted}\n\nChecks that do not pass:\n{failing}"


def _why(check: Check) -> str:
    words = [str(finding) for finding in check.findings[:5]] or [check.reason or "failed"]
    return "; ".join(words)[:1500]


def _told(stdout: str) -> dict[str, Any] | None:
    """The child's last line, if it is its account."""
    lines = stdout.strip().splitlines()
    try:
        told = json.loads(lines[-1]) if lines else None
    except ValueError:
        return None
    return told if isinstance(told, dict) and "outcome" in told else None
