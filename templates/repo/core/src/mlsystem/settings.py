"""Where things live and how strict the gates are: `conf/*.toml`, overridden by MLSYSTEM_* variables."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Settings:
    """Paths and switches of one process; nothing here is secret."""

    home: Path
    conf: Path
    contracts: Path
    fallback: str = "rules"
    api_key_sha256: str = ""
    artifact_bucket: str = ""
    prediction_store: str = ""
    inbox: str = ""
    delivered: str = ""
    only_new: bool = False
    state_url: str = ""
    code_sha: str = "local"
    sample: bool = False

    def table(self, name: str) -> dict[str, Any]:
        """One file, e.g. `gates` for conf/gates.toml; on the shipped sample with its `[sample]`."""
        with (self.conf / f"{name}.toml").open("rb") as handle:
            found = tomllib.load(handle)
        own = found.pop("sample", {})
        return {**found, **own} if self.sample else found

    @property
    def registry(self) -> Path:
        return self.home / "registry"

    @property
    def incoming(self) -> Path:
        """Where a job finds what was delivered."""
        return self.home / "incoming"

    @property
    def landing(self) -> Path:
        return self.home / "landing"

    @property
    def predictions(self) -> Path:
        return self.home / "predictions.jsonl"

    @property
    def dead_letters(self) -> Path:
        return self.home / "dead_letters.jsonl"


def setting(name: str, default: str = "") -> str:
    """A setting of the environment; `file:PATH` stands for what is in that file, as secrets are mounted."""
    value = os.environ.get(name, default)
    return Path(value.removeprefix("file:")).read_text().strip() if value.startswith("file:") else value


def load() -> Settings:
    """Settings of this process from its environment."""
    return Settings(
        home=Path(setting("MLSYSTEM_HOME", str(ROOT / "var"))),
        conf=Path(setting("MLSYSTEM_CONF", str(ROOT / "conf"))),
        contracts=Path(setting("MLSYSTEM_CONTRACTS", str(ROOT / "contracts"))),
        fallback=setting("MLSYSTEM_FALLBACK", "rules"),
        api_key_sha256=setting("MLSYSTEM_API_KEY_SHA256", ""),
        artifact_bucket=setting("MLSYSTEM_ARTIFACT_BUCKET", ""),
        prediction_store=setting("MLSYSTEM_PREDICTION_STORE", ""),
        inbox=setting("MLSYSTEM_INBOX", ""),
        delivered=setting("MLSYSTEM_DELIVERED", ""),
        only_new=setting("MLSYSTEM_FETCH") == "new",
        state_url=setting("MLSYSTEM_STATE_URL", ""),
        code_sha=setting("MLSYSTEM_CODE_SHA", "local"),
        sample=setting("MLSYSTEM_SAMPLE") == "1",
    )
