from __future__ import annotations

from typing import Literal

from api.schemas.base import Out


class MissingFact(Out):
    """A fact no rule in `rules` could be judged without; `constraint` is the path that would state it."""

    fact: str
    about: str
    type: Literal["bool", "number", "text", "texts", "object"]
    constraint: str | None
    rules: list[str]
