"""What is done to rows before they are checked and stored: a repeated event is dropped."""

from __future__ import annotations

import polars as pl

from mlsystem.contracts import Contract


def prepare(frame: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    """A repeat is the ordinary case of a stream, and no reason to set a row aside."""
    return frame.unique(list(contract.primary_key), keep="first", maintain_order=True)
