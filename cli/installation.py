"""Settings of a command: those of the checkout, wherever the command is run from."""

from __future__ import annotations

from pathlib import Path

from core.settings import Settings, read_settings

ROOT = Path(__file__).resolve().parents[1]


def settings() -> Settings:
    """Without AMP_DATA_DIR the checkout's own `.data`, so commands and `make run` share one database.

    Raises `Misconfigured`.
    """
    read = read_settings()
    if "data_dir" not in read.model_fields_set:
        read = read.model_copy(update={"data_dir": ROOT / ".data"})
    return read
