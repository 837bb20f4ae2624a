"""The Dockerfile's own steps, carried out without Docker in an empty folder: what they leave there works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.application import create_app
from core.settings import Settings

ROOT = Path(__file__).parents[2]
STAGE = "python"
# Where packages come from is the machine's to say: its index settings, and nothing else of its environment.
INDEXES = ("PIP_", "UV_", "NPM_CONFIG_", "npm_config_", "SSL_CERT_", "NODE_EXTRA_CA")
IGNORED = shutil.ignore_patterns("__pycache__", "*.pyc", "node_modules", ".next")


def stage(name: str) -> list[str]:
    """The instructions of one build stage, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    parts = re.split(r"^FROM .*$", text, flags=re.M)
    heads = re.findall(r"^FROM .*$", text, flags=re.M)
    (wanted,) = [part for head, part in zip(heads, parts[1:], strict=True) if head.endswith(f"AS {name}")]
    return [line.strip() for line in wanted.splitlines() if line.strip() and not line.startswith("#")]


def carry_out(instructions: list[str], home: Path) -> None:
    """COPY and RUN as Docker would, with `/app` being `home`."""
    bin_ = home.parent / "tools"
    env = {k: v for k, v in os.environ.items() if k.startswith(INDEXES)}
    node = Path(shutil.which("node") or "/usr/bin/node").parent
    env |= {"PATH": f"{bin_}/bin:{node}:/usr/bin:/bin", "HOME": str(home.parent), "VIRTUAL_ENV": ""}
    if (Path.home() / ".npmrc").exists():
        env["NPM_CONFIG_USERCONFIG"] = str(Path.home() / ".npmrc")
    subprocess.run(["python3", "-m", "venv", str(bin_)], check=True)
    for instruction in instructions:
        verb, _, rest = instruction.partition(" ")
        if verb == "COPY":
            *sources, target = shlex.split(rest)
            for source in sources:
                copy(ROOT / source, home / target if len(sources) == 1 and target != "./" else home / source)
        elif verb == "RUN":
            subprocess.run(["/bin/sh", "-ec", rest.replace("/app", str(home))], cwd=home, env=env, check=True)
        elif verb == "ENV":
            env.update(pair.split("=", 1) for pair in shlex.split(rest))


def copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=IGNORED)
    else:
        shutil.copy(source, target)


def amp(home: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [str(home / ".venv" / "bin" / "amp"), *arguments]
    given = {"PATH": "/usr/bin:/bin", "HOME": str(home.parent), "AMP_DATA_DIR": str(home / ".data"), **env}
    return subprocess.run(command, cwd=home.parent, env=given, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_steps_leave_a_product_that_starts(tmp_path: Path, migrator_url: str, database: str) -> None:
    home = tmp_path / "app"
    home.mkdir()
    carry_out(stage(STAGE), home)
    assert amp(home, "--help").returncode == 0
    migrated = amp(home, "migrate", DATABASE_URL=migrator_url)
    assert "up to date" in migrated.stdout, migrated.stderr
    assert amp(home, "policy", "test", str(home / "policies" / "rules")).returncode == 0
    as_owner = amp(home, "worker", DATABASE_URL=migrator_url, AMP_ENV="production")
    assert as_owner.returncode != 0, "half-configured in production: it says so and does not start"
    assert "AMP_AUTH_MODE" in as_owner.stderr


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_steps_leave_a_workspace_that_is_served(tmp_path: Path, settings: Settings) -> None:
    home = tmp_path / "build"
    home.mkdir()
    carry_out(stage("web"), home)
    export = home / "web" / "out"
    with TestClient(create_app(settings, export), "http://127.0.0.1", client=("127.0.0.1", 50000)) as client:
        page = client.get("/")
        assert page.status_code == 200
        scripts = re.findall(r'src="(/_next/[^"]+\.js)"', page.text)
        assert scripts
        assert {client.get(script).status_code for script in scripts} == {200}


def test_the_stage_is_read_as_it_is_written() -> None:
    verbs = [line.partition(" ")[0] for line in stage(STAGE)]
    assert set(verbs) == {"ENV", "WORKDIR", "RUN", "COPY"}
    assert "--require-hashes" in " ".join(stage(STAGE))
