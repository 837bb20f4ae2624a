"""The sandbox keeps what it says it keeps."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from worker.sandbox.tiers import Sandbox, bubblewrap, detect, proves

needs_bubblewrap = pytest.mark.skipif(detect().tier != "bwrap", reason="bubblewrap does not work on this machine")
PYTHON = [sys.executable, "-I", "-c"]


@pytest.fixture(params=["bwrap", "limits"])
def sandbox(request: pytest.FixtureRequest) -> Sandbox:
    if request.param == "bwrap" and detect().tier != "bwrap":
        pytest.skip("bubblewrap does not work on this machine")
    return Sandbox(request.param, network_cut=False)


def test_a_tier_is_found() -> None:
    assert detect().tier in ("bwrap", "limits")


@needs_bubblewrap
def test_the_self_test_fails_for_a_sandbox_that_is_none() -> None:
    assert proves(Sandbox("bwrap", True))
    assert not proves(Sandbox("limits", True))


def test_environment_is_built_from_scratch(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "must-not-pass")
    done = sandbox.run([*PYTHON, "import os; print(sorted(os.environ))"], tmp_path)
    assert "ANTHROPIC_API_KEY" not in done.stdout
    assert "PATH" in done.stdout


def test_wall_clock_ends_the_whole_group(sandbox: Sandbox, tmp_path: Path) -> None:
    sleep = "import time; time.sleep(60)"
    spawn = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {sleep!r}]); {sleep}"
    done = sandbox.run([*PYTHON, spawn], tmp_path, timeout_s=1.5)
    assert done.exit_code is None
    assert done.duration_ms < 10_000


def test_memory_is_limited(sandbox: Sandbox, tmp_path: Path) -> None:
    done = sandbox.run([*PYTHON, "x = bytearray(3 * 1024**3)"], tmp_path, memory_gib=2)
    assert "MemoryError" in done.output


def test_loopback_works_inside(sandbox: Sandbox, tmp_path: Path) -> None:
    talk = (
        "import socket; s = socket.create_server(('127.0.0.1', 0)); "
        "c = socket.create_connection(s.getsockname()); print('talked')"
    )
    assert sandbox.run([*PYTHON, talk], tmp_path).stdout.strip() == "talked"


@needs_bubblewrap
@pytest.mark.parametrize("path", ["/root", os.path.expanduser("~"), "/etc/shadow", "/var"])
def test_only_the_toolchain_is_visible(path: str, tmp_path: Path) -> None:
    own = Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve()
    if any(str(o).startswith(path) for o in own):
        listing = Sandbox("bwrap", True).run([*PYTHON, f"import os; print(os.listdir({path!r}))"], tmp_path).stdout
        assert ".ssh" not in listing
        return
    done = Sandbox("bwrap", True).run([*PYTHON, f"import os; os.stat({path!r}); os.listdir({path!r})"], tmp_path)
    assert done.exit_code != 0


@needs_bubblewrap
def test_toolchain_is_read_only(tmp_path: Path) -> None:
    done = Sandbox("bwrap", True).run([*PYTHON, f"open({sys.prefix!r} + '/planted', 'w')"], tmp_path)
    assert done.exit_code != 0
    assert not Path(sys.prefix, "planted").exists()


def test_bubblewrap_comes_with_the_product() -> None:
    assert bubblewrap()
