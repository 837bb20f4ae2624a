"""Processor time of processes: what a busy machine does not stretch."""

from __future__ import annotations

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int, children: bool = False) -> float:
    """Seconds of user and system time of one process; with `children`, of its living and dead children too."""
    own = _fields(pid)
    total = _ticks(own, 11)
    if children:
        total += _ticks(own, 13) + sum(_ticks(fields, 11) for fields in _all() if fields[1] == str(pid))
    return total / TICK


def rss_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS")))


def _ticks(fields: list[str], first: int) -> int:
    return int(fields[first]) + int(fields[first + 1])


def _all() -> list[list[str]]:
    found = (_fields(int(path.name)) for path in Path("/proc").iterdir() if path.name.isdigit())
    return [fields for fields in found if fields]


def _fields(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
