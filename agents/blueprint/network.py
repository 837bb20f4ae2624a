"""Whether the network is private; where it is open, why, and what a private one would cost."""

from __future__ import annotations

from collections.abc import Sequence

from agents.vocabulary import money
from core.constraints import Strict
from core.plan import Component
from templates.catalog.load import Catalog
from templates.costing import private_usd
from templates.workload.model import Workload

OPEN = "parts reach services over TLS as identities of their own, and nothing is called from outside"


class Network(Strict):
    """`private_usd`: what a private network would cost more a month, 0 where it is private or that is free.

    `why` says why it is open; empty where it is private.
    """

    private: bool
    private_usd: float
    budget_pct: float | None
    why: str


def settled(components: Sequence[Component], work: Workload, catalog: Catalog) -> Network:
    """The network of the design and what a private one would add to its bill."""
    more = float(private_usd(components, work, catalog))
    share = round(100 * more / work.budget_usd, 1) if more and work.budget_usd else None
    return Network(
        private=work.private_network,
        private_usd=more,
        budget_pct=share,
        why="" if work.private_network else _why(more, share, work),
    )


def _why(more: float, share: float | None, work: Workload) -> str:
    small = f"The only sensitive data are names and addresses, and the budget is {money(work.budget_usd or 0)} a month"
    reason = small if work.sensitive else "No data ask for a private network"
    part = "" if share is None else f", {share:.0f} % of the budget"
    cost = f". A private one would cost {money(more)} a month more{part}" if more else ""
    return f"{reason}: the network is open, {OPEN}{cost}."
