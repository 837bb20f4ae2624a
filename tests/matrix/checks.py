"""Validators over one combination's files, each run once per distinct set of files it looks at.

Passes are remembered under `.data/matrix`, keyed by the validator's own source and the bytes it looks at; failures
and checks that could not run are never remembered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib import import_module
from pathlib import Path, PurePosixPath

from core.reports import Check
from worker.environments import environment
from worker.sandbox.tiers import detect
from worker.validators import registry
from worker.validators.workspace import Files, Validator, Workspace

DATA = Path(__file__).parents[2] / ".data"
CACHE = DATA / "matrix"
VALIDATORS = Path(registry.__file__).parent
SCHEMAS = (VALIDATORS.parent / "terraform", VALIDATORS.parent / "kubernetes")
LOCK = "requirements-dev.lock"
INFRASTRUCTURE = ("checkov", "kubernetes objects", "terraform fmt", "terraform rules", "terraform validate")


def run(files: Files, wanted: Callable[[str], bool]) -> Iterator[tuple[Check, bool]]:
    """(check, whether it is remembered from equal files) for each wanted validator, one after another."""
    workspace = cache(partial(_workspace, files))
    for validator in registry.validators():
        if not wanted(validator.name):
            continue
        place = CACHE / f"{key(validator, files)}.json"
        if place.exists():
            yield Check.model_validate_json(place.read_text()), True
            continue
        check = registry.check(validator, workspace(validator.name not in INFRASTRUCTURE))
        if check.status == "passed":
            CACHE.mkdir(parents=True, exist_ok=True)
            place.write_text(check.model_dump_json())
        yield check, False


def key(validator: Validator, files: Files) -> str:
    """Digest of what decides the outcome: the validators' sources and the files this one looks at."""
    seen = {path: hashlib.sha256(body).hexdigest() for path, body in sorted(relevant(validator.name, files).items())}
    facts = {"validator": validator.name, "sources": _sources(validator), "files": seen}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:32]


def relevant(name: str, files: Files) -> Files:
    """What a validator can see: Terraform for those of the infrastructure, everything but documents and
    infrastructure for those that run Python, and all files for the rest."""
    if name in INFRASTRUCTURE:
        return {path: body for path, body in files.items() if path.startswith("infra/")}
    if name in ("pytest", "mypy", "ruff check", "ruff format"):
        return {path: body for path, body in files.items() if _program(PurePosixPath(path))}
    return files


def _program(path: PurePosixPath) -> bool:
    return path.parts[0] not in ("infra", ".github", "docs") and path.suffix != ".md"


@cache
def _sources(validator: Validator) -> str:
    """Digest of a validator's own module, of what the validators share, and of the schemas they hold."""
    found = {path.stem: path for path in VALIDATORS.glob("*.py")}
    modules = {name: import_module(f"worker.validators.{name}") for name in found}
    others = {n for n, module in modules.items() if getattr(module, "VALIDATOR", validator) is not validator}
    texts = [path.read_bytes() for name, path in sorted(found.items()) if name not in others]
    if validator.name in INFRASTRUCTURE:
        texts += [path.read_bytes() for room in SCHEMAS for path in sorted(room.rglob("*.*")) if path.suffix != ".pyc"]
    return hashlib.sha256(b"\0".join(texts)).hexdigest()


def _workspace(files: Files, python: bool) -> Workspace:
    """The files with, where `python`, the environment of their own lock."""
    home = environment(files[LOCK], DATA) if python and LOCK in files else None
    return Workspace(files, detect(), home, DATA)
