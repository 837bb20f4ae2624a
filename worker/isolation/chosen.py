"""Who runs the checks of a repository: this worker, and for code of a model the isolated task where one is set up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.reports import Check
from core.settings import Settings
from worker.environments import environment
from worker.isolation.task import IsolatedTask
from worker.sandbox.tiers import detect
from worker.validators.registry import LOCKS, run_all, validators

Files = dict[str, bytes]
Validate = Callable[..., tuple[list[Check], Files]]


def validation(settings: Settings) -> Validate:
    """`run_all`, or the same with the isolated task in the place of a sandbox this host cannot give."""
    if settings.isolated_task_arn is None or detect().tier != "limits":
        return run_all
    task = IsolatedTask(settings, *_clients(settings))

    def validate(
        files: Files, data: Path, *, model_written: bool = False, on_check: Callable[[Check], None] = lambda _: None
    ) -> tuple[list[Check], Files]:
        if not model_written:
            return run_all(files, data, on_check=on_check)
        return isolated(task, files, data, on_check)

    return validate


def isolated(
    task: IsolatedTask, files: Files, data: Path, on_check: Callable[[Check], None] = lambda _: None
) -> tuple[list[Check], Files]:
    """Here what only reads the files; in the task what executes them."""
    executing = {one.name for one in validators() if one.executes_code}
    checks, produced = run_all(files, data, model_written=True)
    lock = next((files[name] for name in LOCKS if name in files), None)
    executed = task.run(files, environment(lock, data) if lock is not None else None)
    merged = sorted([*(one for one in checks if one.name not in executing), *executed], key=lambda check: check.name)
    for one in merged:
        on_check(one)
    return merged, produced


def _clients(settings: Settings) -> tuple[Any, Any]:
    from boto3 import Session
    from botocore.config import Config

    session = Session(region_name=settings.s3_region)
    return session.client("ecs"), session.client("s3", config=Config(signature_version="s3v4"))
