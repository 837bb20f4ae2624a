"""Children that do not outlive the process that started them, however it ended."""

from __future__ import annotations

import ctypes
import signal
import sys
from collections.abc import Callable

PR_SET_PDEATHSIG = 1


def ends_with_parent(by: signal.Signals) -> Callable[[], None] | None:
    """For Popen's `preexec_fn`: Linux sends the child `by` when the thread that started it is gone; None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return lambda: libc.prctl(PR_SET_PDEATHSIG, int(by))
