"""Handlers, found by file: `<type>.py` defines `handle(run)` for jobs of that type."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable
from importlib import import_module

import worker.handlers as room
from core.errors import Discard
from worker.run import Run

Handler = Callable[[Run], None]


def types() -> set[str]:
    return {module.name for module in pkgutil.iter_modules(room.__path__)} - {"registry"}


def handler(kind: str) -> Handler:
    """Imported on first use, so a job that needs no model never loads one."""
    if kind not in types():
        raise Discard(f"No handler carries out jobs of type {kind}.")
    handle: Handler = import_module(f"{room.__name__}.{kind}").handle
    return handle
