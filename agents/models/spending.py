"""What a call cost, from its tokens and the price book; unknown stays unknown."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.model_roles import Role
from templates.catalog.load import catalog

MILLION = Decimal(1_000_000)
CACHED_SHARE = Decimal("0.1")  # a token read from the prompt cache costs a tenth of a fresh one


@dataclass(frozen=True)
class Tokens:
    """`fresh` input tokens were read in full, `cached` ones from the provider's prompt cache."""

    fresh: int
    cached: int
    out: int

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.fresh + other.fresh, self.cached + other.cached, self.out + other.out)

    @property
    def total(self) -> int:
        return self.fresh + self.cached + self.out


def usd(role: Role, tokens: Tokens) -> Decimal | None:
    """None when the price book has no row for the model."""
    rates = price(role)
    if rates is None:
        return None
    into, out = rates
    return (into * (tokens.fresh + CACHED_SHARE * tokens.cached) + out * tokens.out) / MILLION


def price(role: Role) -> tuple[Decimal, Decimal] | None:
    """USD per million tokens in and out."""
    prices = catalog().prices
    rows = [prices.get(f"llm.{role.price}.{way}") for way in ("input", "output")]
    if role.price is None or None in rows:
        return None
    into, out = (Decimal(str(row.usd)) for row in rows if row is not None)
    return into, out
