"""`python -m bench [NAME …]`: run the measurements, print them, and write one JSON each under bench/results."""

from __future__ import annotations

import json
import pkgutil
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

import bench
from bench.machine import describe
from core import logs

RESULTS = Path(__file__).parent / "results"


def names() -> list[str]:
    """Modules of this folder that define `measure() -> dict`."""
    modules = [
        m.name for m in pkgutil.iter_modules(bench.__path__) if not m.ispkg and m.name not in ("__main__", "machine")
    ]
    return [name for name in modules if hasattr(import_module(f"bench.{name}"), "measure")]


def main(chosen: list[str]) -> int:
    unknown = set(chosen) - set(names())
    if unknown:
        print(f"no measurement called {', '.join(sorted(unknown))}; there are {', '.join(names())}")
        return 2
    logs.configure("WARNING")
    for name in chosen or names():
        machine = describe()
        found = import_module(f"bench.{name}").measure()
        print(keep(name, machine, found), flush=True)
    return 0


def keep(name: str, machine: dict[str, Any], figures: dict[str, Any]) -> str:
    """Writes `bench/results/<name>.json`; its text."""
    record = {"name": name, "date": datetime.now(UTC).date().isoformat(), "machine": machine, "figures": figures}
    text = json.dumps(record, indent=2, sort_keys=True, default=str)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.json").write_text(text + "\n")
    return text


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
