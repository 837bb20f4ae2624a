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
    prediction_stream: str = ""
    artifact_bucket: str = ""
    state_url: str = ""
    code_sha: str = "local"

    def table(self, name: str) -> dict[str, Any]:
        """One configuration file, e.g. `gates` for conf/gates.toml."""
        with (self.conf / f"{name}.toml").open("rb") as handle:
            return tomllib.load(handle)

    @property
    def registry(self) -> Path:
        return self.home / "registry"

    @property
    def landing(self) -> Path:
        return self.home / "landing"

    @property
    def predictions(self) -> Path:
        return self.home / "predictions.jsonl"

    @property
    def dead_letters(self) -> Path:
        return self.home / "dead_letters.jsonl"


def load() -> Settings:
    """Settings of this process from its environment."""
    env = os.environ.get
    return Settings(
        home=Path(env("MLSYSTEM_HOME", str(ROOT / "var"))),
        conf=Path(env("MLSYSTEM_CONF", str(ROOT / "conf"))),
        contracts=Path(env("MLSYSTEM_CONTRACTS", str(ROOT / "contracts"))),
        fallback=env("MLSYSTEM_FALLBACK", "rules"),
        api_key_sha256=env("MLSYSTEM_API_KEY_SHA256", ""),
        prediction_stream=env("MLSYSTEM_PREDICTION_STREAM", ""),
        artifact_bucket=env("MLSYSTEM_ARTIFACT_BUCKET", ""),
        state_url=env("MLSYSTEM_STATE_URL", ""),
        code_sha=env("MLSYSTEM_CODE_SHA", "local"),
    )
