"""All validators, found by file, run side by side on the files that ship."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import cache
from importlib import import_module
from pathlib import Path

import structlog

import worker.validators as room
from core.reports import Check
from worker.environments import EnvironmentFailed, environment
from worker.sandbox.tiers import Sandbox, detect
from worker.validators.workspace import Files, Validator, Workspace, not_run

log = structlog.get_logger()
PARALLEL = 3
LOCKS = ("requirements-dev.lock", "requirements.lock")


@cache
def validators() -> tuple[Validator, ...]:
    """Every module of this package that defines VALIDATOR, by name."""
    modules = (import_module(f"{room.__name__}.{m.name}") for m in pkgutil.iter_modules(room.__path__))
    return tuple(sorted((m.VALIDATOR for m in modules if hasattr(m, "VALIDATOR")), key=lambda v: v.name))


def run_all(
    files: Files,
    data: Path,
    *,
    model_written: bool = False,
    on_check: Callable[[Check], None] = lambda _: None,
    sandbox: Sandbox | None = None,
) -> tuple[list[Check], dict[str, bytes]]:
    """(checks by name, files the validators produced, such as the SBOM). `on_check` is told of each as it ends."""
    workspace, refused = _prepare(files, data, model_written, sandbox or detect())
    with ThreadPoolExecutor(PARALLEL) as pool:
        running = [pool.submit(check, v, workspace, refused) for v in _slowest_first()]
        checks = []
        for finished in as_completed(running):
            checks.append(finished.result())
            on_check(checks[-1])
    return sorted(checks, key=lambda c: c.name), dict(workspace.produced)


def _slowest_first() -> list[Validator]:
    return sorted(validators(), key=lambda v: (not v.executes_code, v.name))


def _prepare(files: Files, data: Path, model_written: bool, sandbox: Sandbox) -> tuple[Workspace, str | None]:
    lock = next((files[name] for name in LOCKS if name in files), None)
    try:
        home = environment(lock, data) if lock is not None else None
        return Workspace(files, sandbox, home, data, model_written), None
    except EnvironmentFailed as failed:
        return Workspace(files, sandbox, None, data, model_written), f"no environment to run in: {failed}"


def check(validator: Validator, workspace: Workspace, refused: str | None = None) -> Check:
    """One validator over a workspace; `refused` says why no code can run."""
    absent = validator.applies(workspace)
    if absent:
        return not_run(validator.name, validator.tool, absent)
    if validator.executes_code and workspace.model_written and workspace.sandbox.tier == "limits":
        return not_run(validator.name, validator.tool, "code written by a model runs only in a real sandbox")
    if validator.executes_code and refused:
        return not_run(validator.name, validator.tool, refused)
    try:
        return validator.run(workspace)
    except Exception as broken:
        log.exception("validator.broken", validator=validator.name)
        return not_run(validator.name, validator.tool, f"the check itself broke: {broken!r}", status="failed")
