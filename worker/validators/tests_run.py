"""The repository's own tests, with coverage, in its own environment, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from core.reports import Check
from worker.validators.workspace import NO_LOCK, Result, Validator, Workspace, concluded, needs, not_run

COVERAGE_FLOOR = 85.0
JUNIT, COVERAGE = ".junit.xml", ".coverage.xml"
NAME = ("pytest", "pytest", "pytest")
# As the repository's own Makefile has it: threads inside a model only get in each other's way.
ONE_THREAD = {"OMP_NUM_THREADS": "1"}


def run(workspace: Workspace) -> Check:
    if workspace.environment is None:
        return not_run("pytest", "pytest", NO_LOCK)
    shown = ["python", "-m", "pytest", "-q", "--cov=src", "--cov-report=xml"]
    command = [
        str(workspace.environment / "bin" / "python"), "-m", "pytest", "-q", "-p", "no:cacheprovider",
        f"--junitxml={JUNIT}", "--cov=src", f"--cov-report=xml:{COVERAGE}", "--cov-report=term-missing:skip-covered",
    ]  # fmt: skip
    with workspace.copy() as folder:
        env = {"PYTHONPATH": f"{workspace.sandbox.path(folder)}/src", "COVERAGE_FILE": ".coverage", **ONE_THREAD}
        done = workspace.sandbox.run(command, folder, readable=(workspace.environment,), env=env, timeout_s=600)
        result = _read(folder, done.exit_code)
    return concluded(NAME, shown, done, result)


def _read(folder: Path, exit_code: int | None) -> Result:
    junit, coverage = folder / JUNIT, folder / COVERAGE
    if not junit.exists() or not coverage.exists():
        return Result(False, [{"message": "pytest ended without writing its results"}])
    facts = {**_counts(junit), "coverage_pct": _covered(coverage)}
    findings = [*_failures(junit), *_shortfall(facts)]
    return Result(exit_code == 0 and facts["tests"] > 0 and not findings, findings, facts)


def _counts(junit: Path) -> dict[str, Any]:
    suite = next(ElementTree.parse(junit).iter("testsuite"))  # noqa: S314 - written by pytest a moment ago
    return {k: int(suite.get(k, 0)) for k in ("tests", "failures", "errors", "skipped")}


def _failures(junit: Path) -> list[dict[str, Any]]:
    cases = ElementTree.parse(junit).iter("testcase")  # noqa: S314
    bad = [(c, e) for c in cases for e in c if e.tag in ("failure", "error")]
    return [
        {"test": f"{c.get('classname')}.{c.get('name')}", "message": (e.get("message") or "")[:300]} for c, e in bad
    ]


def _covered(coverage: Path) -> float:
    root = ElementTree.parse(coverage).getroot()  # noqa: S314
    return round(float(root.get("line-rate", 0)) * 100, 1)


def _shortfall(facts: dict[str, Any]) -> list[dict[str, Any]]:
    if facts["coverage_pct"] >= COVERAGE_FLOOR:
        return []
    return [{"message": f"line coverage {facts['coverage_pct']} % is below {COVERAGE_FLOOR} %"}]


VALIDATOR = Validator("pytest", "pytest", "pytest", needs("_test.py", ".py"), run, executes_code=True)
