"""What a demo has shown, written down as facts: `proofs.json` in its home, one entry per name of NAMES.

Each function measures or receives the facts, writes them, and ends the demo when they show the opposite.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mlsystem import registry
from mlsystem.settings import Settings

NAMES = ("worse_refused", "drift", "rollback", "parity")
LARGEST_GAP = 1e-6


class NotShownError(Exception):
    """The demo ran and showed the opposite of what it is for, or not all of it."""


def refused(config: Settings, version: str, before: str, reasons: list[str]) -> None:
    """`version` was judged while `before` was in use: it must be refused and `before` still be in use."""
    facts = {"version": version, "champion": registry.resolve(config.registry), "reasons": reasons}
    more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
    first = f"{reasons[0]}{more}" if reasons else "no reason"
    said = f"{version} refused: {first}; {facts['champion']} stays in use"
    _write(config, "worse_refused", said, facts, bool(reasons) and facts["champion"] == before != version)


def drift(config: Settings, windows: list[tuple[str, bool, list[str]]]) -> None:
    """`windows`: (label, whether it was shifted, what fired). Ordinary ones are silent, shifted ones not."""
    rows = [{"window": label, "shifted": shifted, "fired": fired} for label, shifted, fired in windows]
    right = all(shifted == bool(fired) for _, shifted, fired in windows)
    said = "; ".join(f"{label}: {', '.join(fired) or 'silent'}" for label, _, fired in windows)
    both = len({shifted for _, shifted, _ in windows}) == 2
    _write(config, "drift", said, {"windows": rows}, right and both)


def rollback(config: Settings, version: str, before: str) -> None:
    """Put `version` in use (if it is not), take it back: `before` must serve again, byte for byte."""
    was = registry.card(config.registry, before).sha256
    registry.promote(config.registry, version)
    between = registry.resolve(config.registry)
    registry.rollback(config.registry)
    _, now = registry.load(config.registry, registry.resolve(config.registry))
    facts = {"before": before, "promoted": between, "after": now.version, "same_bytes": now.sha256 == was}
    said = f"{between} taken back, {now.version} serves again, same bytes: {facts['same_bytes']}"
    _write(config, "rollback", said, facts, now.version == before != between and now.sha256 == was)


def parity(config: Settings, what: str, online: ArrayLike, offline: ArrayLike) -> None:
    """Two arrays of one shape, rows by values: what serving computed and what training computes."""
    a, b = np.asarray(online, dtype=np.float64), np.asarray(offline, dtype=np.float64)
    comparable = a.shape == b.shape and a.size > 0 and bool(np.isfinite([a, b]).all())
    gap = float(np.abs(a - b).max()) if comparable else None
    facts = {"what": what, "values": int(a.size), "largest_gap": gap, "allowed": LARGEST_GAP}
    said = f"{what}: serving and training {_apart(gap)}"
    _write(config, "parity", said, facts, gap is not None and gap <= LARGEST_GAP)


def _apart(gap: float | None) -> str:
    if gap is None:
        return "cannot be compared"
    return f"differ by at most {gap:.1e}" if gap else "agree exactly"


def finish(config: Settings) -> None:
    """The last line of a demo. Raises NotShownError when something of NAMES was not shown."""
    missing = [name for name in NAMES if name not in read(config)]
    if missing:
        raise NotShownError(f"not shown: {', '.join(missing)}")
    print(f"demo passed; what it has shown is in {path(config).name}")


def path(config: Settings) -> Path:
    return config.home / "proofs.json"


def read(config: Settings) -> dict[str, dict[str, Any]]:
    return json.loads(path(config).read_text()) if path(config).is_file() else {}


def _write(config: Settings, name: str, said: str, facts: dict[str, Any], shown: bool) -> None:
    known = {**read(config), name: facts}
    path(config).parent.mkdir(parents=True, exist_ok=True)
    path(config).write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")
    print(f"{name.split('_')[-1]:<9} {said}", flush=True)
    if not shown:
        raise NotShownError(f"{name}: {facts}")
