from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class In(BaseModel):
    """A request body: unknown members are mistakes, not decoration."""

    model_config = ConfigDict(extra="forbid", str_max_length=200_000)


class Out(BaseModel):
    """An answer, read from rows by attribute."""

    model_config = ConfigDict(from_attributes=True)
