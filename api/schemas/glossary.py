from __future__ import annotations

from api.schemas.base import Out


class MissingFact(Out):
    """A fact no rule in `rules` could be judged without; `constraint` is the path that would state it."""

    fact: str
    about: str
    constraint: str | None
    rules: list[str]
