"""A brief reads and plans the same in every process, whatever order its sets come out in.

`python -m tests.agents.test_other_processes` prints a digest of what is read and of what is planned, a brief a line.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from agents.graph import PlanningResult, run_planning
from agents.intake import extract
from agents.ledger import InMemoryLedger
from bench.eval.cases import load
from worker.intake import settle

ROOT = Path(__file__).parents[2]
EVERY = 6  # of the briefs of the suite, one in so many is planned


def test_a_brief_reads_and_plans_the_same_in_every_process() -> None:
    first, second = (_printed(seed) for seed in ("1", "2"))
    assert len(first) >= 45
    assert first == second


def _printed(seed: str) -> list[str]:
    env = {"PATH": os.defpath, "PYTHONHASHSEED": seed}
    run = subprocess.run(
        [sys.executable, "-m", "tests.agents.test_other_processes"],
        cwd=ROOT, env=env, capture_output=True, text=True, timeout=240, check=True,
    )  # fmt: skip
    return run.stdout.splitlines()


def _digests() -> Iterator[str]:
    for index, case in enumerate(load()):
        intake = extract(case.brief)
        yield f"{case.id} read {_digest([intake.model_dump_json()])}"
        if index % EVERY == 0:
            result = run_planning(settle(intake, {}, accept_defaults=True), InMemoryLedger())
            yield f"{case.id} planned {_digest(_texts(result))}"


def _texts(result: PlanningResult) -> Iterator[str]:
    yield result.plan.model_dump_json() if result.plan else "no plan"
    yield from (conflict.model_dump_json() for conflict in result.conflicts)
    yield from (f"{agent} {output.model_dump_json()}" for agent, output in result.decisions.items())


def _digest(texts: Iterator[str] | list[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.stdout.write("\n".join(_digests()))
