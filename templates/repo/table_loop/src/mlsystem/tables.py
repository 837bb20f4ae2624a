"""Landed tables by name, one row per key of their contract."""

from __future__ import annotations

import polars as pl

from mlsystem import contracts, domain, landing
from mlsystem.contracts import Contract
from mlsystem.settings import Settings


def contract(name: str, config: Settings) -> Contract:
    return contracts.load(config.contracts / f"{name}.json")


def read(name: str, config: Settings) -> pl.DataFrame:
    """Raises FileNotFoundError when nothing has landed for `name`."""
    return landing.read(name, config.landing, list(contract(name, config).primary_key))


def snapshot_id(config: Settings) -> str:
    """Names the exact data a model was made from."""
    return "+".join(landing.snapshot_id(name, config.landing) for name in domain.TABLES)
