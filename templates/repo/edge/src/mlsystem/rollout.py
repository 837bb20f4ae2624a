"""Rings: a new bundle reaches few devices first, and more only while those stay healthy."""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Health:
    """What one device reports of one version."""

    device: str
    version: str
    frames: int
    failed: int
    defects: int
    restored: bool = False


@dataclass(frozen=True)
class Rollout:
    """`ring` indexes conf/rollout.toml; `state` is rolling, done or halted."""

    version: str
    previous: str | None
    ring: int
    since: str
    state: str = "rolling"
    why: str = ""


def wants(device: str, now: Rollout, conf: dict[str, Any]) -> str | None:
    """The version `device` should run; pilots and then the same devices are first in line every time."""
    early = zlib.crc32(device.encode()) % 10_000 < conf["rings"][now.ring] * 10_000
    inside = early or device in conf["pilots"]
    return now.version if inside and now.state != "halted" else now.previous


def advance(now: Rollout, reports: list[Health], at: datetime, conf: dict[str, Any]) -> Rollout:
    """The next state: halted on bad health, the next ring after a healthy soak, else as it is."""
    if now.state != "rolling":
        return now
    mine = [r for r in reports if r.version == now.version]
    before = [r for r in reports if r.version == now.previous]
    why = sick(mine, before, conf)
    if why:
        return Rollout(now.version, now.previous, now.ring, at.isoformat(), "halted", why)
    hours = (at - datetime.fromisoformat(now.since)).total_seconds() / 3600
    if hours < conf["soak_hours"] or len(mine) < conf["min_reports"]:
        return now
    last = now.ring == len(conf["rings"]) - 1
    ring, state = (now.ring, "done") if last else (now.ring + 1, "rolling")
    return Rollout(now.version, now.previous, ring, at.isoformat(), state)


def sick(mine: list[Health], before: list[Health], conf: dict[str, Any]) -> str:
    """Why the new version must not go further; empty when nothing speaks against it."""
    if any(r.restored for r in mine):
        return "a device went back by itself"
    if mine and _share(mine, "failed") > conf["max_failed_share"]:
        return "too many frames failed"
    if mine and before:
        change = abs(_share(mine, "defects") - _share(before, "defects"))
        if change > conf["max_defect_rate_change"]:
            return f"the share of defects changed by {change:.2f}"
    return ""


def save(path: Path, now: Rollout) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_text(json.dumps(asdict(now), indent=2, sort_keys=True) + "\n")
    draft.replace(path)


def load(path: Path) -> Rollout:
    return Rollout(**json.loads(path.read_text()))


def _share(reports: list[Health], name: str) -> float:
    frames = sum(r.frames for r in reports)
    return sum(getattr(r, name) for r in reports) / frames if frames else 0.0
