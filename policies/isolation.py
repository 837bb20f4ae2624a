"""Rules somebody else wrote, run in a process of their own that the kernel kills after two seconds."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.reports import PolicyResult
from policies.expressions import prepared
from policies.judgement import declared, judge
from policies.rule import Phase, Rule

if TYPE_CHECKING:
    from policies.packs import Pack

LIMIT_S = 2.0
STARTUP_S = 20.0
MEMORY_BYTES = 1 << 30


def results(pack: Pack, facts: Mapping[str, Any], phases: Sequence[Phase]) -> list[PolicyResult]:
    """Results of `pack`; if its process is killed or breaks, every rule is `unknown`, none passes."""
    rules = [rule for rule in pack.rules if rule.phase in phases]
    if not rules:
        return []
    task = {"pack": pack.name, "facts": facts, "rules": [r.model_dump(mode="json", by_alias=True) for r in rules]}
    try:
        child = subprocess.run(
            [sys.executable, "-I", "-m", "policies.isolation"],
            input=json.dumps(task, default=str).encode(),
            capture_output=True,
            timeout=STARTUP_S + LIMIT_S,
            env={"LANG": "C.UTF-8"},
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as error:
        return [_undecided(rule, pack.name, _why(error)) for rule in rules]
    return [PolicyResult.model_validate(result) for result in json.loads(child.stdout)]


def _why(error: Exception) -> str:
    killed = isinstance(error, subprocess.CalledProcessError) and error.returncode == -signal.SIGALRM
    return f"the pack took longer than {LIMIT_S:g} s" if killed else f"the pack failed to run ({type(error).__name__})"


def _undecided(rule: Rule, pack: str, why: str) -> PolicyResult:
    return PolicyResult(
        rule_id=rule.id,
        title=rule.title,
        outcome="unknown",
        severity=declared(rule),
        message=why,
        remediation=rule.remediation,
        owners=rule.owners,
        pack=pack,
    )


def main() -> None:
    """Read one task from stdin, write its results to stdout, within the time limit.

    The alarm's default action ends the process from the kernel, so even a loop inside the CEL
    library, which never returns to the interpreter, is stopped.
    """
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    task = json.load(sys.stdin)
    rules = [Rule.model_validate(rule) for rule in task["rules"]]
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, LIMIT_S)
    names = prepared(task["facts"])
    found = [judge(rule, names, task["pack"]) for rule in rules]
    signal.setitimer(signal.ITIMER_REAL, 0)
    sys.stdout.write(json.dumps([result.model_dump(mode="json") for result in found]))


if __name__ == "__main__":
    main()
