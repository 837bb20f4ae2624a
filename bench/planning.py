"""How long reading and planning take per brief, and hostile text.

Both are one thread of computation without waiting, so the bars are judged on processor seconds, which a busy
machine does not stretch; wall-clock seconds and the load stand beside them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from agents.graph import run_planning
from agents.intake import extract
from agents.intake.answers import apply
from agents.ledger import InMemoryLedger
from bench.eval.cases import load

BRIEFS = Path(__file__).resolve().parents[1] / "tests" / "briefs"
ROUNDS = 5
LIMIT_S = 2.0
HOSTILE_S = 3.0
HOSTILE = {"digits": "1 2 3.5k rps ", "cues": "p95 latency under 10 ms not no never ", "brackets": "((([[[{{{"}


def measure() -> dict[str, Any]:
    rows = {path.stem: _brief(path.read_text(encoding="utf-8")) for path in sorted(BRIEFS.glob("*.txt"))}
    designs = {case.id: _brief(case.brief, 1) for case in load("designs")}
    hostile = {name: _hostile(text) for name, text in HOSTILE.items()}
    planned = [row["planning_s"]["max"] for row in [*rows.values(), *designs.values()]]
    bars = {
        f"every brief planned in less than {LIMIT_S:.0f} s": max(planned) < LIMIT_S,
        f"64 KB of hostile text read in less than {HOSTILE_S:.0f} s": max(hostile.values()) < HOSTILE_S,
    }
    return {"briefs": rows, "designs": _spread(designs), "hostile_64k_s": hostile, "bars": bars}


def _spread(rows: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Median and slowest of many briefs, each planned once; the slowest by name."""
    taken = {name: row["planning_s"]["max"] for name, row in rows.items()}
    slowest = max(taken, key=lambda name: taken[name])
    median = round(statistics.median(taken.values()), 4)
    return {"count": len(taken), "median_s": median, "max_s": taken[slowest], "slowest": slowest}


def _brief(text: str, rounds: int = ROUNDS) -> dict[str, Any]:
    extract(text)
    settled = apply(extract(text), {}, accept_defaults=True)
    run_planning(settled, InMemoryLedger())
    return {
        "intake_s": _seconds(lambda: extract(text), rounds),
        "planning_s": _seconds(lambda: run_planning(settled, InMemoryLedger()), rounds),
    }


def _hostile(text: str) -> float:
    brief = ("We plan a model. " + text * (64 * 1024 // len(text)))[: 64 * 1024 - 1]
    return _seconds(lambda: extract(brief), 1)["max"]


def _seconds(run: Callable[[], object], rounds: int = ROUNDS) -> dict[str, float]:
    """Processor and wall-clock seconds of `rounds` runs."""
    taken: list[tuple[float, float]] = []
    for _ in range(rounds):
        begun = (time.process_time(), time.perf_counter())
        run()
        taken.append((time.process_time() - begun[0], time.perf_counter() - begun[1]))
    cpu, wall = ([pair[i] for pair in taken] for i in (0, 1))
    return {
        "median": round(statistics.median(cpu), 4),
        "max": round(max(cpu), 4),
        "wall_median": round(statistics.median(wall), 4),
        "wall_max": round(max(wall), 4),
    }
