"""The other products we are measured against, in an environment of their own: none is a dependency of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".data" / "bench" / "peers"
VERSIONS = {
    "procrastinate": "3.10.0",
    "pgqueuer": "1.6.0",
    "asyncpg": "0.32.0",
    "uvloop": "0.23.0",
    "psycopg[binary,pool]": "3.3.9",
    "sse-starlette": "3.7.0",
    "uvicorn[standard]": "0.54.0",
}


@cache
def python() -> Path:
    """The environment's interpreter, installed on first use."""
    found = HOME / "bin" / "python"
    wanted = [f"{name}=={version}" for name, version in VERSIONS.items()]
    stamp = HOME / "installed.json"
    if not stamp.exists() or json.loads(stamp.read_text()) != wanted:
        uv = Path(sys.executable).with_name("uv")
        subprocess.run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, HOME], check=True)
        subprocess.run([uv, "pip", "install", "--quiet", "--python", found, *wanted], check=True)
        stamp.write_text(json.dumps(wanted))
    return found


def run(script: str, *arguments: object) -> Any:
    """What `bench/peers/<script>.py` prints as JSON on its last line."""
    return last_line([str(python()), str(Path(__file__).with_name(f"{script}.py")), *map(str, arguments)])


def run_ours(module: str, *arguments: object) -> Any:
    """The same for a module of ours, in our own environment."""
    return last_line([sys.executable, "-m", module, *map(str, arguments)])


def last_line(command: list[str]) -> Any:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        raise RuntimeError(f"{command[1:3]} failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.strip().splitlines()[-1])
