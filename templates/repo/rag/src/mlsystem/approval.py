"""Which passed index may take the place of the one that serves without a person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from mlsystem import registry
from mlsystem.registry import ModelCard

REPORT = "evaluation.json"


def waits(root: Path, card: ModelCard, approval: str) -> str:
    """Why this passed version waits for a person; empty where it may serve.

    `approval`: `auto` or `human`, as conf/retraining.toml says. A person approves the first index and every
    other embedder, model or setting; an index that differs in its documents only follows by itself.
    """
    taken_back = _taken_back(root)
    if taken_back:
        return f"{', '.join(taken_back)} was taken back: promote a version to go on"
    if approval == "auto" or _recipe(card) == _recipe_in_use(root):
        return ""
    return "a person promotes the first index and every other embedder, model or setting"


def record(root: Path, version: str, report: dict[str, Any]) -> None:
    """What `pipelines.promote` asks for; `automatic` tells whether the run itself put the version in use."""
    text = json.dumps(report, indent=2, sort_keys=True) + "\n"
    (root / version / REPORT).write_text(text, encoding="utf-8")


def _taken_back(root: Path) -> list[str]:
    """Newer than what serves, though a run had put them in use: a person went back."""
    history = registry.aliases(root).get(registry.CHAMPION, [])
    return [v for v in registry.versions(root) if history and v > history[-1] and _automatic(root, v)]


def _automatic(root: Path, version: str) -> bool:
    path = root / version / REPORT
    return path.is_file() and bool(json.loads(path.read_text(encoding="utf-8"))["automatic"])


def _recipe_in_use(root: Path) -> str | None:
    history = registry.aliases(root).get(registry.CHAMPION, [])
    return _recipe(registry.card(root, history[-1])) if history else None


def _recipe(card: ModelCard) -> str:
    return str(card.extra["judged_by"]["recipe"])
