"""Roles of model calls: which model, how much effort, how many tokens, at what price. Data, not code."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

RoleName = Literal["extract", "planner", "critic", "codegen", "summarise", "chat"]


class Role(BaseModel):
    """`context_tokens` bounds a prompt, `max_tokens` an answer; `price` names a row of the price book."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str
    price: str | None
    effort: Literal["low", "medium", "high", "max"]
    max_tokens: int
    context_tokens: int


@cache
def configured() -> dict[str, dict[RoleName, Role]]:
    raw = yaml.safe_load(files("core").joinpath("model_roles.yaml").read_text("utf-8"))
    return {provider: {name: Role(**role) for name, role in roles.items()} for provider, roles in raw.items()}


def role(provider: str, name: RoleName, env: Mapping[str, str] = os.environ) -> Role:
    """The role as configured. A model named in the environment has no price row of ours: its cost is unknown."""
    found = configured()[provider][name]
    override = env.get(f"AMP_MODEL_{name.upper()}")
    return found.model_copy(update={"model": override, "price": None}) if override else found
